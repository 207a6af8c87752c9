import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { heightOfText, unshownIn, writeText } from "../../src/evidence/write-text.ts";
import { standardText, toWinAnsi } from "../../src/evidence/winansi.ts";
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

test.each([
  "Mesa de servicios ".repeat(20),
  "深圳市华强电子".repeat(12),
  "ООО «Ромашка» ".repeat(20),
])("the room that is left for a text is enough for it: %s", (text) => {
  const document = new PDFDocument({ size: "A4" });
  document.fontSize(10);
  const [options, top] = [{ width: 180 }, document.y];
  const room = heightOfText(document, "Helvetica", text, options);
  writeText(document, "Helvetica", text, {}, options);
  expect(document.y - top).toBeGreaterThan(20);
  expect(document.y - top).toBeLessThanOrEqual(room + 0.01);
});

test("common signs that no standard font has are spelt out, and what is not seen is left out", () => {
  expect(standardText("a → b ← c ⇒ d ≥ e ≤ f ≠ g − 1 ≈ 2 ❯")).toBe(
    "a -> b <- c => d >= e <= f <> g - 1 ~ 2 >",
  );
  expect(standardText("✓ ✔ ✗ ✘\t|\u202f|\u00a0|")).toBe("[sí] [sí] [no] [no]    | | |");
  expect(standardText("man\u0303ana\u200b “100 €”")).toBe("mañana “100 €”");
  expect([standardText("深"), toWinAnsi("深 ✓")]).toEqual([undefined, "[?] [sí]"]);
});
