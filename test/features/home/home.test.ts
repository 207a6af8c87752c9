import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { interrupt, runMesa, testFolder } from "../../support/test-context.ts";

const onTerminal = { interactive: true, env: { NO_COLOR: "1" }, width: 80 };
/** A Tuesday, 10h00 in Guayaquil. */
const now = new Date("2026-11-24T15:00:00Z");

test("mesa alone, before anything is set up, says how to begin and creates nothing", async () => {
  const folder = join(testFolder(), "mesa");
  const { code, stdout, stderr } = await runMesa([], { ...onTerminal, folder, now });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  expect(stdout).toContain("aún ninguno; prepárelo con «mesa iniciar»");
  expect(stdout).toContain("«mesa demo»");
  const { json } = {
    json: JSON.parse((await runMesa(["estado", "--json"], { folder, now })).stdout),
  };
  expect(json).toMatchObject({ perfil: null, sesion: null, por_enviar: 0, respondidos: [] });
  // Of what a profile is needed for nothing is said, and of the rest that there is nothing.
  const { Sesión: session, Respondidos: answered, ...others } = factsIn(stdout);
  expect([session, answered]).toEqual([undefined, undefined]);
  expect([others["Por enviar"], others["Borradores"]]).toEqual(["nada", "nada"]);
  expect([stdout.includes("mesa ticket listar"), existsSync(folder)]).toEqual([false, false]);
});

/** The facts of a screen by their labels. */
function factsIn(stdout: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...stdout.matchAll(/^(\S[^:\n]*): +(.+)$/gm)].map(([, label = "", value = ""]) => [
      label,
      value,
    ]),
  );
}

test("it tells of the profile, what waits and what was answered, and asks no desk", async () => {
  const { mesa, create, official, seen } = await followedDesk();
  const numero = await create("consulta", "k");
  await official(numero, "respuestas", { texto: "Sí procede." });
  await mesa(["novedades"]);
  const file = "test/fixtures/solicitudes/incidente-dai-login-error.json";
  await mesa(["incidente", "crear", "--desde", file, "--encolar"]);
  const asked = seen.length;
  const { stdout } = await mesa(["--perfil", "mesa"], onTerminal);
  expect(seen.length).toBe(asked);
  expect(stdout).toMatch(/^Perfil: +mesa · portal$/m);
  expect(stdout).toContain("sin iniciar; «mesa sesion iniciar --perfil mesa»");
  expect(stdout).toContain("1 solicitud; véalas con «mesa bandeja listar --perfil mesa»");
  expect(stdout).toContain(`${numero}; vea uno con «mesa ticket ver --perfil mesa»`);
  const lines = stdout.trimEnd().split("\n");
  expect([lines.length <= 20, lines.filter((line) => line.length > 80)]).toEqual([true, []]);
  const { json } = await mesa(["estado", "--json"]);
  expect(json).toMatchObject({ por_enviar: 1, borradores: 0, respondidos: [numero] });
});

test("it names the operator, three of more answered tickets, and the session until it ends", async () => {
  let time = now;
  const { mesa, create, official, folder, url } = await followedDesk({ clock: () => time });
  const operator = ["--identificacion", "0999999999001", "--nombre", "Agencia Uno"];
  await mesa(["perfil", "crear", "mesa", "--url", url, ...operator, "--reemplazar"]);
  const env = {
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: "Practica-2026",
  };
  await runMesa(["sesion", "iniciar", "--perfil", "mesa"], { folder, now, env });
  const numbers: string[] = [];
  for (const key of ["a", "b", "c", "d"]) {
    const numero = await create("consulta", key);
    await official(numero, "respuestas", { texto: "Sí procede." });
    numbers.unshift(numero);
  }
  await mesa(["novedades"]);
  await mesa(["incidente", "crear"], { interactive: true, answers: ["DAI", interrupt] });
  const home = async () => factsIn((await mesa([], onTerminal)).stdout);
  const known = async () => (await mesa(["estado", "--json"])).json;
  const { sesion, respondidos, borradores } = await known();
  expect([respondidos, borradores]).toEqual([numbers, 1]);
  const facts = await home();
  expect(facts).toMatchObject({
    Perfil: "mesa · portal · Agencia Uno · 0999999999001",
    "Por enviar": "nada",
    Borradores: expect.stringMatching(/^1 /),
  });
  expect(facts["Respondidos"]?.match(/MS-[\d-]+| …/g)).toEqual([...numbers.slice(0, 3), " …"]);
  expect(facts["Sesión"]).toContain(sesion.nombre);
  const end = new Date(sesion.caduca).getTime();
  time = new Date(end - 1);
  expect((await known()).sesion).toEqual(sesion);
  time = new Date(end);
  expect((await known()).sesion).toBeNull();
  expect((await home())["Sesión"]).not.toContain(sesion.nombre);
});
