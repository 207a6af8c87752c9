import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonFault } from "../../src/domain/json-fault.ts";
import { parseJson } from "../../src/domain/parse-json.ts";

test.each([
  ["", "vacio", 1, 1],
  ['{"ruta": "C:\\Users\\ana"}', "barra", 1, 13],
  ['{\n "ruta": "D:\\capturas\\01.png"\n}', "barra", 2, 13],
  ['{"a": "uno\ndos"}', "salto", 1, 11],
  ['{"a": "uno', "sin-cerrar", 1, 7],
  ["{'a': 1}", "comillas", 1, 2],
  ["{“a”: 1}", "comillas", 1, 2],
  ['{"a": 1 // uno\n}', "comentario", 1, 9],
  ['{"a": 1,\n}', "coma-sobra", 1, 8],
  ['{"a": [1,,2]}', "coma-sobra", 1, 10],
  ['{"a": 1\n "b": 2}', "coma-falta", 2, 2],
  ['{"a" 1}', "dos-puntos", 1, 6],
  ['{"a": si}', "palabra", 1, 7],
  ['{"a": 08}', "palabra", 1, 7],
  ["{a: 1}", "clave", 1, 2],
  ['{"a": 1', "cortado", 1, 8],
  ['{"a": 1}}', "sobra", 1, 9],
  ["[".repeat(200), "profundo", 1, 102],
])("%j: %s in line %i, column %i", (text, kind, line, column) =>
  expect(findJsonFault(text)).toMatchObject({ kind, line, column }),
);

test("finds no fault in any JSON", () => {
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => findJsonFault(text) === undefined));
});

test("finds a fault exactly where there is one", () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.string({ maxLength: 1 }),
      (text, at, put) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + put + text.slice(place + 1);
        return (findJsonFault(changed) === undefined) === (parseJson(changed) !== undefined);
      },
    ),
  );
});
