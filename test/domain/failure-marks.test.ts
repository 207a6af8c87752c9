import fc from "fast-check";
import { expect, test } from "vitest";
import { markLines, maxMarks, readMarks } from "../../src/domain/failure-marks.ts";

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const mark = fc.record({ prueba: hex(10), falla: hex(10) });

test("what is written is read again, among anything else that a form holds", () => {
  fc.assert(
    fc.property(
      hex(16),
      fc.array(mark, { minLength: 1, maxLength: 300 }),
      fc.string(),
      (huella, marcas, text) => {
        const words = text.replaceAll(/[\da-f.]/gi, "");
        const pasos = [words, ...markLines({ huella, marcas })];
        const found = readMarks({ descripcion: words, pasos });
        expect(found).toEqual({
          huella,
          marcas: marcas.slice(0, maxMarks),
          whole: marcas.length <= maxMarks,
        });
        expect(pasos.slice(1).every((line) => line.length <= 500)).toBe(true);
      },
    ),
  );
});

test.each([
  [1, [1]],
  [20, [20]],
  [21, [20, 1]],
  [240, Array(12).fill(20)],
  [241, Array(12).fill(20)],
])("%i marks stand in lines of twenty, twelve of them", (count, counts) => {
  const marcas = Array.from({ length: count }, (_none, at) => ({
    prueba: at.toString(16).padStart(10, "0"),
    falla: (1000 + at).toString(16).padStart(10, "0"),
  }));
  const huella = "0123456789abcdef";
  const word = `mesaci${huella}${count > 240 ? "parcial" : ""}`;
  const marks = marcas.map(({ prueba, falla }) => `${prueba}.${falla}`);
  expect(markLines({ huella, marcas })).toEqual(
    counts.map(
      (_count: number, line: number) =>
        `Marcas de mesa ci: ${word} ${marks.slice(20 * line, Math.min(240, 20 * line + 20)).join(" ")}`,
    ),
  );
  expect(maxMarks).toBe(240);
});

test("an incident of another kind has none", () => {
  expect(
    readMarks({ descripcion: "Falla 0123456789.0123456789 de mesaci", pasos: [] }),
  ).toBeUndefined();
});
