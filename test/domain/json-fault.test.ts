import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonFault, jsonFaultParams } from "../../src/domain/json-fault.ts";
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
  [" \n", "vacio", 2, 1],
  ['{"a": }', "palabra", 1, 7],
  ['{"a": ]', "palabra", 1, 7],
  ["[,1]", "coma-sobra", 1, 2],
  ['{, "a": 1}', "coma-sobra", 1, 2],
  ["{", "cortado", 1, 2],
  ["[1,", "cortado", 1, 4],
  ['{"a"', "cortado", 1, 5],
  ['{"a":', "cortado", 1, 6],
  ['{"a": 1,', "cortado", 1, 9],
  ["{\"a\": 'uno'}", "comillas", 1, 7],
  ['{"a": «uno»}', "comillas", 1, 7],
  ["# uno\n{}", "comentario", 1, 1],
  ["/* uno */ {}", "comentario", 1, 1],
  ["[1 # uno\n]", "comentario", 1, 4],
  ['{"a": "uno\r\ndos"}', "salto", 1, 11],
  ['{"a": "uno\tdos"}', "palabra", 1, 11],
  ['{"a": "\\u12g4"}', "barra", 1, 8],
  ['{"𝄞": uno}', "palabra", 1, 7],
])("%j: %s in line %i, column %i", (text, kind, line, column) =>
  expect(findJsonFault(text)).toMatchObject({ kind, line, column }),
);

test("what stands there is quoted, twenty characters of its line at most", () => {
  const found = (text: string) => findJsonFault(text)?.found;
  expect(found('{"a": uno dos\ntres}')).toBe("uno dos");
  expect(found(`{"a": ${"x".repeat(30)}}`)).toBe("x".repeat(20));
  expect(found('{"a":')).toBe("");
});

test("a hundred levels are followed, and every fault is told whole", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "1" + "]".repeat(depth);
  expect(findJsonFault(nested(100))).toBeUndefined();
  expect(findJsonFault(nested(101))).toEqual({
    kind: "profundo",
    line: 1,
    column: 102,
    found: `1${"]".repeat(19)}`,
  });
  expect(findJsonFault('[\r\n1,\r2\n"a"]')).toEqual({
    kind: "coma-falta",
    line: 4,
    column: 1,
    found: '"a"]',
  });
});

test("the message about what is JSON and no object has no place", () => {
  expect(jsonFaultParams("[1]")).toEqual({ causa: "json-no-objeto" });
  expect(jsonFaultParams('{"a": 1 "b"}')).toEqual({
    causa: "json-coma-falta",
    linea: 1,
    columna: 9,
    hallado: '"b"}',
  });
});

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
