import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import { mesa } from "../support/mesa-process.ts";
import { cheapHash, runMesa, testFolder, type RunResult } from "../support/test-context.ts";

const canary = "Canario-Amarillo-4711";
const phrase = "frase del canario 0815";
const incident = "test/fixtures/solicitudes/incidente-mti-placa.json";
const consultation = "test/fixtures/solicitudes/consulta-organismo-internacional.json";

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

test("a password is nowhere: not in output, nor in any file, whatever fails", async () => {
  const folder = testFolder();
  const place = { folder: testFolder(), port: 0, clock: () => new Date(), report: () => {} };
  const desk = await startDesk({ ...place, passwordCostLog2: cheapHash });
  const seen: Omit<RunResult, "code">[] = [];
  const env = { MESA_FRASE: phrase, MESA_DEPURAR: "1" };
  const go = async (stdin: string | undefined, ...argv: readonly string[]) => {
    expect(argv.join(" ")).not.toContain(canary);
    const given = { folder, env, ...(stdin && { stdin }) };
    const result = await runMesa([...argv, "--verbose"], given);
    seen.push(result);
    return result.code;
  };
  const me = ["--usuario", "C.SALAZAR"];
  try {
    await go(undefined, "perfil", "crear", "agencia", "--url", desk.url);
    const person = ["--tipo-persona", "natural-extranjera", "--identificacion", "1710034065"];
    const named = ["--nombre", "C. Canario", "--correo", "c@agencia.example"];
    const register = ["registro", ...person, ...me, ...named, "--contrasena-stdin"];
    expect(await go(canary, ...register)).toBe(0);
    expect(await go(canary, ...register)).toBe(1);
    const signIn = ["sesion", "iniciar", ...me, "--contrasena-stdin"];
    expect(await go(`${canary}x`, ...signIn)).toBe(4);
    expect(await go(canary, ...signIn, "--recordar")).toBe(0);
    expect(await go(undefined, "incidente", "crear", "--desde", incident)).toBe(0);
    expect(await go(undefined, "diagnostico", "--json")).toBe(0);
    expect(await go(undefined, "config", "ver", "--origen")).toBe(0);
    // The same from the environment, refused, and cut off in the middle.
    const given = { ...env, MESA_USUARIO: "C.SALAZAR", MESA_CONTRASENA: canary };
    const argv = ["consulta", "crear", "--desde", consultation, "--verbose"];
    const withToken = { folder, env: { ...given, MESA_TOKEN: `${canary}-token` } };
    const crashPoint = "anotada";
    seen.push(await runMesa(argv, withToken));
    seen.push(await mesa(argv, { ...withToken, crashPoint }));
    seen.push(await mesa([...argv, "--clave", "c"], { folder, env: given }));
    seen.push(await mesa([...argv, "--clave", "d"], { folder, env: given, crashPoint }));
  } finally {
    await desk.close();
  }
  expect(await go(undefined, "incidente", "crear", "--desde", incident, "--clave", "b")).toBe(6);
  writeFileSync(join(folder, "config.json"), "{");
  expect(await go(undefined, "perfil", "listar")).toBe(2);
  const output = seen.map(({ stdout, stderr }) => stdout + stderr).join("\n");
  expect(output).not.toContain(canary);
  expect(output).not.toContain(phrase);
  const files = filesUnder(folder);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const bytes = readFileSync(file);
    expect([file, bytes.includes(canary), bytes.includes(phrase)]).toEqual([file, false, false]);
  }
});
