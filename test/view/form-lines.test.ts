import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { formLines } from "../../src/view/form-lines.ts";

test("a step of several lines goes on below its text, not below its number", async () => {
  const translator = await loadTranslator("es");
  const look = { translator, width: 40, catalogs: builtInCatalogs };
  const pasos = ["Ingresar.", "Abrir la declaración y completar los valores."];
  expect(formLines({ pasos }, look)).toEqual([
    "  Pasos:",
    "    1. Ingresar.",
    "    2. Abrir la declaración y completar",
    "       los valores.",
  ]);
});
