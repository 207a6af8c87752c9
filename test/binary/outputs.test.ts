import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const content = "echo owned";
const sha256 = createHash("sha256").update(content).digest("hex");

/** A ticket whose attachments are these, with one content for all of them. */
async function deskWith(adjuntos: readonly object[]) {
  const ticket = {
    numero: "MS-1",
    tipo: "incidente",
    estado: "registrado",
    unidad: "Jefatura",
    funcionario: null,
    asunto: "Asunto",
    creado: "2026-11-24T15:00:00Z",
    actualizado: "2026-11-24T15:00:00Z",
    sigue_a: null,
    datos: {},
    mensajes: [],
    adjuntos: adjuntos.map((one) => ({
      tipo: "text/plain",
      bytes: content.length,
      sha256,
      ...one,
    })),
    cadena: [],
  };
  const asked: string[] = [];
  const desk = await startHostileDesk((_method, path) => {
    asked.push(path);
    const body = path.includes("/adjuntos/") ? content : JSON.stringify(ticket);
    return { status: 200, headers: { "content-type": "application/json" }, body };
  });
  const folder = testFolder();
  const cwd = join(folder, "a", "b", "c");
  mkdirSync(cwd, { recursive: true });
  const options = { folder, cwd, env: { MESA_TOKEN: "una-ficha" } };
  await runMesa(["perfil", "crear", "p", "--url", desk.url], options);
  const download = (...argv: readonly string[]) =>
    runMesa(["ticket", "descargar", "MS-1", "--carpeta", "dl", "--json", ...argv], options);
  return { download, folder, cwd, asked };
}

test("an attachment's id never leads out of the folder, nor to another address", async () => {
  const ids = ["/../../../../.bashrc", "../7", "a/b", "..", ".", "", "\\..\\x"];
  const { download, folder, cwd, asked } = await deskWith(
    ids.map((id, at) => ({ id, nombre: ["..", "", " "][at % 3] })),
  );
  writeFileSync(join(folder, ".bashrc"), "mine");
  const result = await download("--reemplazar");
  expect(result).toMatchObject({ code: 0 });
  expect(readdirSync(join(cwd, "dl"))).toHaveLength(ids.length);
  expect(readdirSync(cwd)).toEqual(["dl"]);
  expect(readFileSync(join(folder, ".bashrc"), "utf8")).toBe("mine");
  for (const path of asked.filter((one) => one.includes("/adjuntos"))) {
    expect(path).toMatch(/^\/v1\/tickets\/MS-1\/adjuntos\/[^/]+$/);
  }
});

test("a file of another size than declared is damaged, also without a digest", async () => {
  const declared = [content.length + 2, content.length - 2, 0];
  for (const bytes of declared) {
    const { download, cwd } = await deskWith([{ id: "1", nombre: "a.txt", bytes, sha256: "" }]);
    const result = await download();
    const failed = bytes < content.length ? "descarga-danada" : "descarga-cortada";
    expect(JSON.parse(result.stderr)).toMatchObject({ error: { codigo: failed } });
    expect(existsSync(join(cwd, "dl", "a.txt"))).toBe(false);
  }
});

test("a digest counts in capitals too, and a file that is listed twice comes once", async () => {
  const one = { id: "1", nombre: "a.txt", sha256: sha256.toUpperCase() };
  const { download, cwd } = await deskWith([one, one]);
  expect(await download()).toMatchObject({ code: 0 });
  expect(readdirSync(join(cwd, "dl"))).toEqual(["a.txt"]);
});

test("what somebody else put at the partial file's name is not written through", async () => {
  const { download, folder, cwd } = await deskWith([{ id: "1", nombre: "a.txt" }]);
  const victim = join(folder, "victim");
  writeFileSync(victim, "mine");
  mkdirSync(join(cwd, "dl"));
  linkSync(victim, join(cwd, "dl", `.a.txt.${sha256.slice(0, 16)}.parcial`));
  expect(await download()).toMatchObject({ code: 0 });
  expect(readFileSync(victim, "utf8")).toBe("mine");
  expect(statSync(join(cwd, "dl", "a.txt"))).toMatchObject({ nlink: 1 });
});

test("every command's output goes into a pipe and leaves it one", async () => {
  const folder = testFolder();
  const capture = "test/fixtures/capturas/08-dai-diminuta-320x240.png";
  const commands = [
    ["lote plantilla incidente", "--salida"],
    [`evidencia armar ${capture} --reemplazar`, "--salida"],
    ["ticket exportar --perfil practica --formato xlsx", "--salida"],
    ["datos exportar", "--salida"],
    ["datos exportar --reemplazar", "--salida"],
    ["lote enviar test/fixtures/solicitudes/lote-malo.csv --perfil practica --si", "--resultado"],
  ] as const;
  for (const [at, [words, flag]] of commands.entries()) {
    const pipe = join(folder, `tuberia-${at}.zip`);
    execFileSync("mkfifo", [pipe]);
    // In a process of its own: who writes may wait for a reader without looking at anything else.
    const copy = `${pipe}.copia`;
    const reader = spawn("sh", ["-c", 'exec cat "$0" >"$1"', pipe, copy], { stdio: "inherit" });
    onTestFinished(() => void reader.kill());
    const read = once(reader, "close");
    const run = at === 0 ? mesa : runMesa;
    const result = await run([...words.split(" "), flag, pipe], { folder });
    expect([words, result.stderr]).not.toEqual([words, expect.stringContaining("No se pudo")]);
    await read;
    expect(statSync(copy).size).toBeGreaterThan(0);
    expect([words, lstatSync(pipe).isFIFO()]).toEqual([words, true]);
  }
});
