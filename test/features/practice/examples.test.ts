import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];

test.each([
  ["incidente crear --desde ejemplos/incidente.json --ensayo", "evidencia.pdf · application/pdf"],
  ["consulta crear --desde ejemplos/consulta.json --ensayo", "ficha-tecnica.pdf"],
  ["lote validar ejemplos/incidentes.csv --json", '"validas":3'],
])("mesa %s is right without any advice", async (line, words) => {
  const result = await runMesa([...line.split(" "), ...practice], { folder: testFolder() });
  const said = result.stderr.replaceAll("PRÁCTICA · nada sale de este equipo\n", "");
  expect([result.code, said]).toEqual([0, ""]);
  expect(result.stdout).toContain(words);
});

test("the demonstration ends with a command that works as it is printed", async () => {
  const folder = testFolder();
  const { stdout } = await runMesa(["demo"], { folder, env: { NO_COLOR: "1" } });
  // It is told on a desk of its own, and nothing of it stays.
  expect(readdirSync(folder)).toEqual([]);
  const [program = "", ...argv] = stdout.trimEnd().split("\n").at(-1)?.trim().split(" ") ?? [];
  expect(["mesa", "npx"]).toContain(program);
  const words = argv.filter((word) => word !== "mesa");
  const sent = await runMesa(words, { folder: testFolder() });
  expect([sent.code, sent.stdout.includes("MS-")]).toEqual([0, true]);
});

test("every example is shown by one of these", () => {
  expect(readdirSync("ejemplos").toSorted()).toEqual([
    "capturas",
    "consulta.json",
    "ficha-tecnica.pdf",
    "incidente.json",
    "incidentes.csv",
  ]);
});
