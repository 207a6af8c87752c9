import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkWording, textIsAcceptable } from "../../src/forms/wording.ts";

const folder = "test/fixtures/solicitudes";
const codes = (field: "descripcion" | "consulta", text: string): readonly string[] =>
  checkWording(field, text).map((one) => one.code);

/** The column `descripcion`, the sixth. */
function descriptionsOf(file: string): readonly string[] {
  const lines = readFileSync(`${folder}/${file}`, "utf8").split(/\r?\n/).slice(1);
  return lines
    .filter((line) => line !== "")
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)][5]?.[1] ?? "")
    .map((cell) => cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

test("real reports get no advice", () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
    const form: Record<string, string> = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
    const { descripcion, consulta } = form;
    if (descripcion !== undefined)
      expect([name, codes("descripcion", descripcion)]).toEqual([name, []]);
    if (consulta !== undefined) expect([name, codes("consulta", consulta)]).toEqual([name, []]);
  }
  const descriptions = descriptionsOf("lote-100.csv");
  expect(descriptions.length).toBe(100);
  for (const text of descriptions) expect([text, codes("descripcion", text)]).toEqual([text, []]);
});

const good =
  "Al firmar la declaración el sistema muestra un error y vuelve a la misma pantalla. Se esperaba que quedara enviada.";

describe("an account of an incident", () => {
  test.each([
    ["No funciona el sistema", ["texto-corto", "sin-resultado-esperado"]],
    [
      "DAI con error al firmar, por favor revisar con urgencia cuanto antes posible",
      ["sin-suceso", "sin-resultado-esperado"],
    ],
    [
      "Al enviar la DAI el sistema muestra Send failed y no genera número de transmisión",
      ["sin-resultado-esperado"],
    ],
    [
      "Problema grave con la declaración del cliente; debería revisarse lo antes posible",
      ["sin-suceso"],
    ],
    [
      "AL FIRMAR LA DECLARACION EL SISTEMA MUESTRA UN ERROR Y SE CIERRA. SE ESPERABA QUE QUEDARA ENVIADA.",
      ["texto-mayusculas"],
    ],
    [
      "La DAI, el MRN y la DAE no se guardan en la bandeja. Se esperaba que quedaran guardadas en el día.",
      [],
    ],
    [
      "El botón Enviar quedó bloqueado al calcular los tributos y debía habilitarse después del cálculo.",
      [],
    ],
    [
      "El manifiesto fue rechazado con una observación; lo correcto es que se acepte, como el anterior.",
      [],
    ],
    [
      "El servicio tarda dos minutos en responder; lo normal es que responda en unos pocos segundos.",
      [],
    ],
    [good, []],
    [
      `${"error error error ".repeat(8)} el sistema se cierra, se esperaba guardar`,
      ["texto-repetido"],
    ],
    [`${good} aaaaaaaaaaaaaaaa`, ["texto-repetido"]],
    [good.repeat(30), ["texto-largo", "texto-repetido"]],
  ])("%j → %j", (text, expected) => expect(codes("descripcion", text)).toEqual(expected));
});

describe("a consultation", () => {
  test.each([
    ["¿Procede una sola declaración para las tres cajas de una misma factura comercial?", []],
    ["Solicitamos se nos indique el plazo para pedir la prórroga del régimen veintiuno.", []],
    ["Agradeceremos orientación sobre la partida que corresponde al sensor de humedad.", []],
    [
      "El régimen 21 vence el 15 de enero y la mercancía sigue en el depósito temporal.",
      ["sin-pregunta"],
    ],
    ["Plazo régimen 21", ["texto-corto", "sin-pregunta"]],
    [
      "¿CUÁL ES EL PLAZO PARA PEDIR LA PRÓRROGA DEL RÉGIMEN DE ADMISIÓN TEMPORAL?",
      ["texto-mayusculas"],
    ],
  ])("%j → %j", (text, expected) => expect(codes("consulta", text)).toEqual(expected));
});

describe("a text is acceptable", () => {
  test.each([
    ["no va", false],
    ["..........", false],
    ["aaaaaaaaaaaaaaaa", false],
    ["1234567890123", false],
    ["No funciona", true],
    ["abcd abcda", false],
    ["abcd abcdab", true],
    ["abca bcabcab", false],
    [good, true],
  ])("%j: %j", (text, acceptable) => expect(textIsAcceptable(text)).toBe(acceptable));
});

describe("each limit of an account", () => {
  const only = (code: string, text: string, field: "descripcion" | "consulta" = "descripcion") =>
    checkWording(field, text).filter((one) => one.code === code);
  const long = (length: number): string =>
    `${good} ${Array.from({ length: 900 }, (_none, at) => `uno${at}`).join(" ")}`.slice(0, length);

  test.each([
    ["descripcion", 60, 2500],
    ["consulta", 60, 3000],
  ] as const)("of a %s: %i to %i characters", (field, shortest, longest) => {
    for (const [code, length, said] of [
      ["texto-corto", shortest, false],
      ["texto-corto", shortest - 1, true],
      ["texto-largo", longest, false],
      ["texto-largo", longest + 1, true],
    ] as const) {
      const advice = [{ field, code, params: { caracteres: length } }];
      expect(only(code, long(length), field)).toEqual(said ? advice : []);
    }
  });

  test.each([
    ["UNOS OTROS TRES", false],
    ["UNOS OTROS TRES MÁS", false],
    ["UNOS OTROS TRES CUATRO", true],
    ["UNOS OTROS TRES cuatro cinco", false],
    ["UNOS OTROS SEIS CUATRO cinco", true],
  ])("%s is shouted: %s", (text, said) => {
    const advice = { field: "descripcion", code: "texto-mayusculas", params: {} };
    expect(only("texto-mayusculas", text)).toEqual(said ? [advice] : []);
  });

  test.each([
    ["uno ".repeat(7), false],
    ["uno ".repeat(8), true],
    ["uno dos ".repeat(4), false],
    [`${"uno dos ".repeat(4)}uno`, true],
    ["x".repeat(9), false],
    ["x".repeat(10), true],
    ["x x x x x x x x x x", true],
  ])("%s is repeated: %s", (text, said) => {
    expect(only("texto-repetido", text.trim())).toHaveLength(said ? 1 : 0);
  });
});
