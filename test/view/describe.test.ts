import { expect, test } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { en } from "../../src/i18n/en.ts";
import { es } from "../../src/i18n/es.ts";
import { createTranslator } from "../../src/i18n/translator.ts";
import {
  describeAdvice,
  describeError,
  describeMetadata,
  describeProblem,
  problemSentence,
} from "../../src/view/describe.ts";
import { placeholder } from "../../src/view/placeholder.ts";

/** A language in which each message shows its own values. */
const words: Readonly<Record<string, string>> = {
  "error.argumento-falta": "falta {argumento}, {bandera}, {valor}",
  "error.argumento-falta.sugerencia": "vea {valor}",
  "error.disco": "{ruta}: {causa}",
  "causa.lleno": "no cabe en {ruta}",
  "marcador.NUMERO": "NUMBER",
  "lugar.salida": "la salida estándar",
  "metadato.ubicacion": "lugar",
  "problema.largo": "tiene {caracteres}",
  "problema.en-posicion": "En {posicion}:",
  "advertencia.metadatos": "dice {metadatos}",
};
const t = createTranslator("es", { ...es, ...words });

const error = (
  code: ConstructorParameters<typeof MesaError>[0],
  params: object,
  foreign?: string,
) =>
  describeError(
    new MesaError(code, { params: { ...params }, ...(foreign !== undefined && { foreign }) }),
    t,
  );

test.each([
  [{ argumento: "NUMERO", bandera: "NUMERO", valor: "NUMERO" }, "falta NUMBER, NUMBER, NUMERO"],
  [{ argumento: "--si", bandera: "x", valor: "y" }, "falta --si, x, y"],
  [{ argumento: "NUMERO x", bandera: "NUMERO-1", valor: "" }, "falta NUMERO x, NUMERO-1, "],
  [{ argumento: "a\u001b[2J", bandera: "b", valor: "c\nd" }, "falta a, b, c d"],
])("arguments are named as in the help, values as they are: %j", (params, message) => {
  const shown = error("argumento-falta", params).message;
  expect(shown.replaceAll("\u001b", "").replace("[2J", "")).toBe(message);
});

test("a message has a remedy, the desk's own words, and a cause in words", () => {
  const params = { argumento: "a", bandera: "b", valor: "c" };
  expect(error("argumento-falta", params, "Dice\nla mesa")).toEqual({
    message: "falta a, b, c Dice la mesa",
    suggestion: "vea c",
  });
  expect(error("disco", { ruta: "salida", causa: "lleno" }).message).toBe(
    "la salida estándar: no cabe en la salida estándar",
  );
  expect(error("disco", { ruta: "/a", causa: "EIO" }).message).toBe("/a: EIO");
});

test("problems and advice", () => {
  const problem = { field: "texto", code: "largo", params: { caracteres: 3 } };
  expect(describeProblem(problem, t)).toBe("tiene 3");
  const placed = { ...problem, params: { caracteres: 3, posicion: 2 } };
  expect(describeProblem(placed, t)).toBe("En 2: tiene 3");
  expect(describeProblem({ ...problem, text: "lo suyo" }, t)).toBe("lo suyo");
  expect(describeProblem({ field: "x", code: "nuevo" }, t)).toBe("nuevo");
  const params = { metadatos: "ubicacion otro" };
  expect(describeAdvice({ field: "capturas", code: "metadatos", params }, t)).toBe(
    "dice lugar, otro",
  );
  expect(describeMetadata([], t.find)).toBe("");
});

test("a problem behind a mark is a sentence, and begins with a name as that is written", () => {
  expect(problemSentence({ field: "texto", code: "largo", params: { caracteres: 3 } }, t)).toBe(
    "Tiene 3",
  );
  expect(problemSentence({ field: "x", code: "falta", text: "lo suyo" }, t)).toBe("lo suyo");
  const real = createTranslator("es", es);
  const params = { archivo: "error.png" };
  expect(problemSentence({ field: "capturas", code: "archivo-no-existe", params }, real)).toBe(
    "error.png no existe; revise la ruta.",
  );
});

test("placeholders of the real languages are translated", () => {
  const real = createTranslator("en", en);
  const shown = describeError(
    new MesaError("argumento-falta", { params: { argumento: "NUMERO" } }),
    real,
  );
  expect(shown.message).toContain("NUMBER");
});

test.each([
  ["NUMERO", "NÚMERO", "NUMBER"],
  ["NÚMERO", "NÚMERO", "NUMBER"],
  ["RUTA[=LEYENDA]", "RUTA[=LEYENDA]", "PATH[=CAPTION]"],
  ["es|en", "es|en", "es|en"],
  ["A,B,C", "A,B,C", "A,B,C"],
  ["ÑANDÚ", "ÑANDÚ", "ÑANDÚ"],
  ["ZZZZ NUMERO", "ZZZZ NÚMERO", "ZZZZ NUMBER"],
])("the placeholder %s is %s, and %s in English", (name, spanish, english) => {
  const languages = [createTranslator("es", es), createTranslator("en", en)];
  expect(languages.map((one) => placeholder(name, one))).toEqual([spanish, english]);
});
