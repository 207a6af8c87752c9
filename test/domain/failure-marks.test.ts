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

test("an incident of another kind has none", () => {
  expect(
    readMarks({ descripcion: "Falla 0123456789.0123456789 de mesaci", pasos: [] }),
  ).toBeUndefined();
});
