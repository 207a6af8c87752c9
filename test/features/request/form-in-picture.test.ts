import { expect, test } from "vitest";
import { screens } from "../../../src/catalogs/screens.ts";
import { formInPicture } from "../../../src/features/request/form-in-picture.ts";
import { runMesa } from "../../support/test-context.ts";

/** Lines as the recogniser gives them: left and top edge and text; each is 25 pixels high. */
const linesOf = (...lines: readonly (readonly [number, number, string])[]) =>
  lines.map(([left, top, text]) => ({
    text,
    left,
    top,
    right: left + text.length * 12,
    bottom: top + 25,
  }));

const path =
  "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos electrónicos > Despacho > Declaración Aduanera de Importación";

test("the path of menus names the screen, also behind a line of the menu and with a letter misread", () => {
  const [first, ...rivals] = formInPicture(
    linesOf([38, 316, `Menú izquierdo ${path.replace("Documentos", "Docurnentos")}`]),
    screens,
  ).screens;
  expect(first?.nombre).toMatch(/Despacho > Declaración Aduanera de Importación - DAI$/);
  expect(first?.parecido).toBeGreaterThan(0.85);
  expect(rivals.every(({ parecido }) => parecido <= (first?.parecido ?? 0))).toBe(true);
});

test("without a path of menus no screen is suggested, whatever the menu at the left says", () => {
  const lines = linesOf([37, 392, "1.1 Elaboración de e-Doc. Operativo"], [37, 452, "Despacho"]);
  expect(formInPicture(lines, screens).screens).toEqual([]);
});

test("numbers of declarations are found once each, and nothing else that has digits", () => {
  const lines = linesOf(
    [918, 576, "028-2026-10-00123456 Tipo de despacho"],
    [918, 620, "028-2026-10-00123456"],
    [918, 660, "01999901 2026 00004512 1028-2026-10-001234567"],
    [918, 700, "055-2026-40-00654321"],
  );
  expect(formInPicture(lines, screens).procedures).toEqual([
    "028-2026-10-00123456",
    "055-2026-40-00654321",
  ]);
});

test("the message is what stands in the box below its title, up to the button", () => {
  const lines = linesOf(
    [545, 401, "Información general"],
    [1012, 652, "Mensaje del sistema"],
    [1121, 725, "No se pudo transmitir el documento electrónico."],
    [2023, 730, "17/11/2026"],
    [1121, 760, "Error: Send failed - Login Error."],
    [1300, 830, "Aceptar"],
    [1121, 900, "Valores"],
  );
  expect(formInPicture(lines, screens).message).toBe(
    "No se pudo transmitir el documento electrónico.\nError: Send failed - Login Error.",
  );
  expect(formInPicture(lines.slice(0, 1), screens).message).toBeUndefined();
});

test("without a recogniser it says how to get one", async () => {
  const picture = "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png";
  const { code, stderr } = await runMesa(["evidencia", "leer", picture]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("mesa evidencia preparar")]);
});
