import { expect, test } from "vitest";
import { wordInMessage } from "../../src/domain/word-in-message.ts";

const found = (word: string, source: string): boolean =>
  new RegExp(wordInMessage(word)).test(source);

function base64Lines(text: string): string {
  return Buffer.from(text).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
}

test.each(["MS-2026-1", "0999999999001", "Peñafiel, Ana", "1234"])(
  "%s is found in Base64 wherever it begins and lines end",
  (word) => {
    for (let before = 0; before < 80; before += 1) {
      const source = base64Lines(`${"á".repeat(before % 3)}${"x".repeat(before)}${word} y más.`);
      expect([before, found(word, source)]).toEqual([before, true]);
    }
    expect(found(word, base64Lines("Nada de eso: 0999999999002, MS-2026-2, Ana Peña."))).toBe(
      false,
    );
  },
);

test.each([
  ["MS-2026-1", "El ticket MS-2026-1 fue registrado."],
  ["MS-2026-1", "El ticket MS-20=\r\n26-1 fue registrado."],
  ["MS-2026-1", "El ticket MS=2D2026=2D1 fue registrado."],
  ["Peña", "La se=C3=B1ora Pe=c3=\r\n=b1a"],
  ["a.b", "a.b"],
  ["a\u007fb ~", "a=7Fb=20~"],
])("%s is found in quoted-printable: %s", (word, source) => {
  expect(found(word, source)).toBe(true);
});

test.each([
  ["a.b", "axb"],
  ["a\u007fb", "a\u007fb"],
  ["12", base64Lines("Ticket 12 registrado")],
])("%s is not found in %s", (word, source) => {
  expect(found(word, source)).toBe(false);
});

/** All that fit into a group of six bits of which some are known: `10xxxx`. */
const sextets = (pattern: string): string =>
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    .filter((_one, value) =>
      new RegExp(`^${pattern.replaceAll("x", ".")}$`).test(value.toString(2).padStart(6, "0")),
    )
    .join("");

test("the expression to the letter: quoted-printable, and Base64 in its three ways", () => {
  const quoted = ["(?:a|=(?:61|61))", "(?:=(?:20|20))", "(?:\\~|=(?:7E|7e))"];
  // 01100001 00100000 01111110 in groups of six, after no, one and two other bytes.
  const base64 = [
    ["Y", "S", "B", "\\+"],
    [`[${sextets("xx0110")}]`, "E", "g", "f", `[${sextets("10xxxx")}]`],
    [`[${sextets("xxxx01")}]`, "h", "I", "H", `[${sextets("1110xx")}]`],
  ];
  expect(wordInMessage("a ~")).toBe(
    [quoted.join("(?:=\\r?\\n)?"), ...base64.map((one) => one.join("(?:\\r?\\n)?"))].join("|"),
  );
  expect(wordInMessage("a.")).toBe("(?:a|=(?:61|61))(?:=\\r?\\n)?(?:\\.|=(?:2E|2e))");
});
