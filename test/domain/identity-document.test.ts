import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkIdentity } from "../../src/domain/identity-document.ts";
import { anyCharacter } from "../support/any-character.ts";

/** Nine digits of a cédula with a valid province and third digit, and their check digit. */
const cedulas = fc
  .tuple(
    fc.constantFrom("01", "09", "17", "24", "30"),
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 999_999 }),
  )
  .map(([province, third, rest]) => `${province}${third}${String(rest).padStart(6, "0")}`)
  .map((nine) => nine + checkDigit(nine));

function checkDigit(nine: string): string {
  const sum = Array.from(nine, Number)
    .map((digit, index) => digit * (index % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return String((10 - (sum % 10)) % 10);
}

describe("a cédula", () => {
  test.each(["0900000001", "1700000001", "2400000002", "0960000008", "3000000004"])(
    "%s is right",
    (value) => expect(checkIdentity(value)).toEqual({ kind: "cedula", value }),
  );

  test.each([
    ["0900000002", "cedula-digito", {}],
    ["2500000001", "cedula-provincia", {}],
    ["0000000000", "cedula-provincia", {}],
    ["3100000002", "cedula-provincia", {}],
    ["0970000005", "cedula-tercer-digito", {}],
    ["090000000", "identificacion-longitud", { digitos: 9 }],
  ])("%s is refused: %s", (value, code, more) =>
    expect(checkIdentity(value)).toEqual({ error: { code, params: { valor: value, ...more } } }),
  );

  test("with spaces and dashes is the same", () => {
    expect(checkIdentity(" 090000000-1 ")).toEqual({ kind: "cedula", value: "0900000001" });
  });

  test("made by the rule is right, and with any one digit changed is refused", () => {
    fc.assert(
      fc.property(cedulas, fc.nat(9), fc.integer({ min: 1, max: 9 }), (cedula, place, step) => {
        expect(checkIdentity(cedula)).toEqual({ kind: "cedula", value: cedula });
        const digits = Array.from(cedula, Number);
        digits[place] = ((digits[place] ?? 0) + step) % 10;
        expect(checkIdentity(digits.join(""))).toHaveProperty("error");
      }),
    );
  });
});

describe("a RUC", () => {
  test.each([
    "1793213150001",
    "1793189906001",
    "0993366721001",
    "0993370026001",
    "0993381661001",
    "1791409981001",
    "1792169704001",
    "1793221293001",
    "1793189624001",
    "1760001550001",
    "1768152560001",
  ])("%s of a company or public body is right, without a word on its check digit", (value) =>
    expect(checkIdentity(value)).toEqual({ kind: "ruc", value }),
  );

  test.each([
    ["1791409981000", "ruc-establecimiento", {}],
    ["1760001550000", "ruc-establecimiento", {}],
    ["9991409981001", "ruc-provincia", {}],
    ["1771409981001", "ruc-tercer-digito", {}],
    ["1781409981001", "ruc-tercer-digito", {}],
    ["179140998100", "identificacion-longitud", { digitos: 12 }],
  ])("%s is refused: %s", (value, code, more) =>
    expect(checkIdentity(value)).toEqual({ error: { code, params: { valor: value, ...more } } }),
  );

  test("of a public body has four digits for its establishment", () => {
    const value = "1760001551000";
    expect(checkIdentity(value)).toEqual({ kind: "ruc", value });
  });

  test("of a natural person is warned about where the cédula in it has another check digit", () => {
    expect(checkIdentity("1700000001001")).toEqual({ kind: "ruc", value: "1700000001001" });
    expect(checkIdentity("1700000002001")).toEqual({
      kind: "ruc",
      value: "1700000002001",
      warning: "ruc-digito",
    });
  });
});

describe("a passport", () => {
  test("has letters, and 5 to 20 characters", () => {
    expect(checkIdentity("xz0000009")).toEqual({ kind: "pasaporte", value: "XZ0000009" });
    expect(checkIdentity("xz-1.2 3")).toEqual({ kind: "pasaporte", value: "XZ123" });
    const twenty = "X".repeat(20);
    expect(checkIdentity(twenty)).toEqual({ kind: "pasaporte", value: twenty });
    const wrong = (valor: string, causa: string, letras: string) => ({
      error: { code: "identificacion-formato", params: { valor, causa, letras } },
    });
    for (const valor of ["XZ12", "X".repeat(21), "", "AB_123"]) {
      expect(checkIdentity(valor)).toEqual(wrong(valor, "identificacion-signos", ""));
    }
    const cyrillic = "\u0410B123456";
    expect(checkIdentity(cyrillic)).toEqual(
      wrong(cyrillic, "identificacion-letras", "\u0410 (U+0410)"),
    );
  });
});

test("any text gets an answer", () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void checkIdentity(text)));
});
