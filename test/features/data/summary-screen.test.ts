import { expect, test } from "vitest";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

test("a person reads of whom something is kept, since when, and for how long", async () => {
  const folder = testFolder();
  const now = new Date("2026-11-21T15:00:00Z");
  const mesa = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, { folder, now, ...options });
  for (const name of [
    "incidente-dai-login-error",
    "incidente-mti-placa",
    "incidente-imdt-bultos",
  ]) {
    const file = `test/fixtures/solicitudes/${name}.json`;
    await mesa(["incidente", "crear", "--perfil", "practica", "--desde", file, "--encolar"]);
  }
  const screen = async () => {
    const env = { NO_COLOR: "1" };
    const { stdout } = await mesa(["datos", "resumen"], { interactive: true, env, width: 200 });
    const [table = "", notes = ""] = stdout.split("\n\n");
    return { rows: table.split("\n").map((row) => row.split(/ {2,}/)), notes };
  };
  const { rows } = await screen();
  expect(rows.find(([, count]) => count === "3")).toEqual([
    expect.any(String),
    "3",
    expect.stringMatching(/^\d+ kB$/),
    "21 nov 2026",
    "21 nov 2026",
    expect.stringMatching(/^0499999902001 [^;]+; 0999999901001 [^;]+; \+1$/),
  ]);
  expect(rows.filter(([, count]) => count === "0")).toEqual([]);
  for (const [kept, words] of [
    ["90d", /\b90 días\b/],
    ["1m", /\b1 mes\b/],
    ["18m", /\b18 meses\b/],
    ["2a", /\b2 años\b/],
    ["siempre", /\bsiempre\b/],
  ] as const) {
    await mesa(["config", "poner", "retencion_capturas", kept]);
    const { notes } = await screen();
    expect(notes).toContain(folder);
    expect(notes).toMatch(words);
  }
});
