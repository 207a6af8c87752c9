import { expect, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { attachmentText, captureText, formLines } from "../../src/view/form-lines.ts";

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

test("each field has its label, its value in words, and what is neither is shown as it came", async () => {
  const translator = await loadTranslator("es");
  const look = { translator, width: 40, catalogs: builtInCatalogs };
  const datos = {
    distrito: "028",
    tipo_operador: "agente-aduana",
    descripcion: "Una línea.\nOtra que no cabe en cuarenta columnas.",
    "otro\ncampo": 12,
    lista: [{ a: 1 }, "\u001b[31mdos"],
    uno: ["solo"],
  };
  expect(formLines(datos, look).join("\n")).toMatchInlineSnapshot(`
    "  Distrito: 028 Guayaquil Marítimo
      Tipo de operador: Agente de Aduana
      Descripción:
        Una línea.
        Otra que no cabe en cuarenta
        columnas.
      otro campo: 12
      lista:
        1. {"a":1}
        2. dos
      uno: 1. solo"
  `);
});

test("files are shown by their names and what they are", () => {
  expect(captureText({ ruta: "/a/b/uno.png", leyenda: "" })).toBe("uno.png");
  expect(captureText({ ruta: "C:\\a\\uno.png", leyenda: "Uno" })).toBe("uno.png — Uno");
  expect(attachmentText({ ruta: "a/uno.pdf" })).toBe("uno.pdf");
  expect(attachmentText({ ruta: "a/uno.pdf", documento: "Factura" })).toBe("uno.pdf — Factura");
});
