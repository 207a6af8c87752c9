import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { unshownIn } from "../../src/evidence/write-text.ts";
import PDFDocument from "pdfkit";
import { makePicture } from "../support/make-picture.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const look = (text: string): readonly string[] =>
  unshownIn(new PDFDocument({ autoFirstPage: false }), text);

test.each([
  "深圳市华强电子有限公司",
  "臺灣積體電路",
  "トヨタ自動車",
  "ООО «Ромашка»",
  "Αθήνα Ανώνυμη Εταιρεία",
  "Łódź Żółć Škoda Příbram",
  "İstanbul Şirketi Ağrı",
  "Việt Nam",
  "man\u0303ana “comillas” ½ ≈ 5 µm → fin ✅",
  "cero\u200bancho \u202aaquí\u202c",
])("every letter has a font: %s", (text) => {
  expect(look(text).filter((one) => one !== "✅")).toEqual([]);
});

test.each([
  ["مرحبا", ["م", "ر", "ح", "ب", "ا"]],
  ["hola 😀😀", ["😀"]],
])("letters that none has: %s", (text, missing) => expect(look(text)).toEqual(missing));

test("foreign names: shown, the same bytes twice, and what is not shown is named", async () => {
  const cwd = testFolder();
  const given = JSON.parse(
    readFileSync("test/fixtures/casos/texto/w01-foreign-names.json", "utf8"),
  );
  writeFileSync(join(cwd, "captura.png"), makePicture({ colour: 2, depth: 8 }).png);
  const capturas = [{ ...given.capturas[0], ruta: "captura.png" }];
  writeFileSync(join(cwd, "pedido.json"), JSON.stringify({ ...given, capturas }));
  const build = ["evidencia", "armar", "--desde", "pedido.json", "--json", "--salida"];
  const first = await runMesa([...build, "1.pdf"], { cwd });
  await runMesa([...build, "2.pdf"], { cwd });
  const pdf = readFileSync(join(cwd, "1.pdf"));
  expect(readFileSync(join(cwd, "2.pdf")).equals(pdf)).toBe(true);
  expect(pdf.toString("latin1")).toMatch(/BaseFont \/\w{6}\+MesaSansHans/);
  const { advertencias } = JSON.parse(first.stdout);
  const fields = advertencias
    .filter(({ codigo }: { codigo: string }) => codigo === "caracter-sin-fuente")
    .map(({ campo, mensaje }: { campo: string; mensaje: string }) => [campo, mensaje]);
  expect(fields).toEqual([
    ["pantalla", expect.stringContaining("✅")],
    ["descripcion", expect.stringContaining("😀")],
    ["capturas", expect.stringContaining("😀")],
  ]);
});
