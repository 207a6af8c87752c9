import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

const cases = "test/fixtures/casos/texto";
const form = readFileSync("test/fixtures/solicitudes/incidente-dai-login-error.json", "utf8");
const capture = join(process.cwd(), "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");

/** Rehearses an incident whose form file has these bytes. */
async function rehearse(bytes: string | Buffer, ...more: readonly string[]) {
  const folder = testFolder();
  const path = join(folder, "incidente.json");
  writeFileSync(path, bytes);
  return await runMesa(
    ["incidente", "crear", "--desde", path, "--perfil", "practica", "--ensayo", ...more],
    { folder },
  );
}

function withCapture(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ ...JSON.parse(form), capturas: [capture], adjuntos: [], ...changes });
}

test("steps are sent one by one, in their order", async () => {
  const pasos = ["Abrir la DAI", "Enviarla"];
  const { code, stdout } = await rehearse(withCapture({ pasos }), "--json");
  expect([code, JSON.parse(stdout).datos.pasos]).toEqual([0, pasos]);
});

test.each([
  ["w02-bidi-phone.json", { telefono: "+593 99 000 0001" }],
  ["w03-zero-width-id.json", { identificacion: "0999999901001" }],
])("%s: invisible characters are dropped", async (name, expected) => {
  const argv = ["incidente", "crear", "--desde", `${cases}/${name}`, "--perfil", "practica"];
  const { code, stdout } = await runMesa([...argv, "--ensayo", "--json"]);
  expect([code, JSON.parse(stdout).datos]).toEqual([0, expect.objectContaining(expected)]);
});

describe("a form file in any encoding says the same", () => {
  const text = withCapture({ nombre: "Compañía Ñandú" });
  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 as PowerShell writes it", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a mark", Buffer.from(text, "utf16le")],
    ["UTF-16 big-endian", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(text.replaceAll("…", "..."), "latin1")],
  ])("%s", async (_name, bytes) => {
    const { code, stdout } = await rehearse(bytes, "--json");
    expect([code, JSON.parse(stdout).datos.nombre]).toEqual([0, "Compañía Ñandú"]);
  });
});

test("a path with single backslashes is pointed out by line and column", async () => {
  const { code, stderr } = await rehearse('{\n  "capturas": ["C:\\Users\\ana.png"]\n}', "--json");
  expect([code, JSON.parse(stderr).error]).toEqual([
    2,
    expect.objectContaining({
      codigo: "json-invalido",
      mensaje: expect.stringMatching(
        /en la línea 2, columna 19, hay una sola barra invertida: escriba «\\\\» o «\/»\.$/,
      ),
    }),
  ]);
});

test("what was understood of a day and an hour is shown", async () => {
  const { code, stdout, stderr } = await rehearse(
    withCapture({ fecha: "20.11.2026", hora: "" }),
    "--hora",
    "2:05 p. m.",
  );
  expect(code).toBe(0);
  expect(stderr).toContain("fecha: 20.11.2026 → 2026-11-20");
  expect(stderr).toContain("hora: 2:05 p. m. → 14:05");
  expect(stdout).toMatch(/2026-11-20[^]*14:05/);
});

test.each([
  ["no-existe.json", "no existe"],
  [".", "es una carpeta"],
])("--desde %s says why it can't be read", async (path, why) => {
  const argv = ["incidente", "crear", "--desde", path, "--perfil", "practica", "--json"];
  const { code, stderr } = await runMesa(argv, { cwd: testFolder() });
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "archivo-ilegible"]);
  expect(JSON.parse(stderr).error.mensaje).toContain(why);
});
