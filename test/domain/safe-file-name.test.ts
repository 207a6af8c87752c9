import fc from "fast-check";
import { expect, test } from "vitest";
import { distinctNames, safeFileName } from "../../src/domain/safe-file-name.ts";
import { anyCharacter } from "../support/any-character.ts";

test.each([
  ["evidencia ñ.pdf", "evidencia ñ.pdf"],
  ["../../etc/passwd", "___.._etc_passwd"],
  ["..", "adjunto"],
  ["C:\\Windows\\win.ini", "C__Windows_win.ini"],
  ["/etc/passwd", "_etc_passwd"],
  ["CON", "_CON"],
  ["con.pdf", "_con.pdf"],
  ["LPT1 .txt", "_LPT1 .txt"],
  ["nul", "_nul"],
  ["CONIN$", "_CONIN$"],
  ["conout$.txt", "_conout$.txt"],
  ["COM1.png", "_COM1.png"],
  ["com¹", "_com¹"],
  ["CONTRATO.pdf", "CONTRATO.pdf"],
  ["informe.pdf. . ", "informe.pdf"],
  [".bashrc", "_bashrc"],
  ["-rf", "_rf"],
  ["factura\u202efdp.exe", "facturafdp.exe"],
  ["a\u0000b\n\u001b[31m.pdf", "ab[31m.pdf"],
  ["archivo.pdf:oculto", "archivo.pdf_oculto"],
  ["", "adjunto"],
  ["///", "adjunto"],
])("%j becomes %j", (given, expected) => expect(safeFileName(given, "adjunto")).toBe(expected));

test("whatever it was, it is one visible part of bounded length, and safe as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 400 }), (name) => {
      const safe = safeFileName(name, "adjunto");
      expect(safe).not.toMatch(/[/\\:*?"<>|\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(safe).not.toMatch(/^[.~-]|[. ]$/);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      expect(safe.length).toBeGreaterThan(0);
      expect(safeFileName(safe, "adjunto")).toBe(safe);
    }),
  );
});

test.each([
  [`${"a".repeat(176)}.pdf`, `${"a".repeat(176)}.pdf`],
  [`${"a".repeat(177)}.pdf`, `${"a".repeat(176)}.pdf`],
  ["a".repeat(181), "a".repeat(180)],
  [`${"ñ".repeat(100)}.pdf`, `${"ñ".repeat(88)}.pdf`],
  [`a.${"b".repeat(11)}`, `a.${"b".repeat(11)}`],
  ["~plan", "_plan"],
  ["..-x", "___x"],
])("of 180 bytes at most: %j becomes %j", (given, expected) =>
  expect(safeFileName(given, "adjunto")).toBe(expected),
);

test("equal names are made distinct, also where case does not count", () => {
  expect(distinctNames(["a.pdf", "A.PDF", "a (2).pdf", "a.pdf"])).toEqual([
    "a.pdf",
    "A (2).PDF",
    "a (2) (2).pdf",
    "a (3).pdf",
  ]);
  expect(distinctNames(["a", "A", `b.${"c".repeat(11)}`, `b.${"c".repeat(11)}`])).toEqual([
    "a",
    "A (2)",
    `b.${"c".repeat(11)}`,
    `b.${"c".repeat(11)} (2)`,
  ]);
});
