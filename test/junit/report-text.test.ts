import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readJunit } from "../../src/junit/read-junit.ts";
import { reportDecoder } from "../../src/junit/report-text.ts";
import { testFolder } from "../support/test-context.ts";

/** What a report says that comes in pieces of so many bytes behind its head. */
function decoded(hex: string, declared: string, pieceBytes: number): string | undefined {
  const head = Buffer.from(`<?xml version="1.0" encoding="${declared}"?>`);
  const decoder = reportDecoder(head);
  if (decoder === undefined) return undefined;
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  let text = decoder.piece(head).slice(head.length);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    text += decoder.piece(bytes.subarray(at, at + pieceBytes));
  }
  return text + decoder.end();
}

test.each([
  ["two bytes, the first and the last of them", "c280 dfbf", "\u0080\u07ff"],
  ["three bytes, the first and the last of them", "e0a080 efbfbd", "\u0800\ufffd"],
  ["four bytes, the first and the last of them", "f0908080 f48fbfbf", "\u{10000}\u{10ffff}"],
  ["bytes that begin nothing", "c1 80 f5 ff 41", "Á€õÿA"],
  ["a letter of Latin 1 before one of UTF-8", "f1 c3b1 e9", "ññé"],
  ["too long a form", "c0af e080af", "À¯à€¯"],
  ["half of a surrogate pair", "eda080", "í\u00a0€"],
  ["a character that is cut off by another", "e282 41 c3 c3b1", "â‚AÃñ"],
  ["bytes that begin more than four", "f8 ff c3b1", "øÿñ"],
  ["letters of Latin 1 at the end", "c3b1 f1 f5", "ññõ"],
  ["the first byte of a letter, and no other of it", "e282c3 c341 f09f9841", "â‚ÃÃAðŸ˜A"],
  ["a character that is cut off by the end", "41 e282", "Aâ‚"],
])("%s, however the bytes come", (_what, hex, expected) => {
  for (const pieceBytes of [1, 2, 3, 4, 100]) {
    expect(decoded(hex, "UTF-8", pieceBytes)).toBe(expected);
  }
});

test.each([
  ["ibm850", "a4 c3b1", "ññ"],
  ["CP850", "a4", "ñ"],
  ["macintosh", "96", "ñ"],
  ["x-mac-roman", "96", "ñ"],
  ["windows-1252", "f1 80", "ñ€"],
  ["ISO-8859-1", "f1", "ñ"],
  ["latin1", "f1", "ñ"],
  ["us-ascii", "f1", "ñ"],
  ["ansi", "f1", "ñ"],
  ["utf8", "f1", "ñ"],
  ["UCS-2", "f1", "ñ"],
  ["unicode", "f1", "ñ"],
  ["ISO-8859-15", "a4", "€"],
  ["GBK", "c4e3", "你"],
  ["Shift_JIS", "93fa", "日"],
  ["nadie-la-conoce", "f1", "ñ"],
])("what is no UTF-8 is read as %s says: %s", (declared, hex, expected) => {
  for (const pieceBytes of [1, 100]) expect(decoded(hex, declared, pieceBytes)).toBe(expected);
});

test("without UTF-8 and with an encoding that nobody knows a report can't be read", () => {
  const head = Buffer.from('<?xml version="1.0" encoding="nadie"?><a b="\u00f1"/>', "latin1");
  expect(reportDecoder(head)).toBeUndefined();
});

test.each([
  ['<testsuite name="s">\n<testcase name="a & b"/>\n</testsuite>', "xml-signo", 2],
  ['<testsuite name="s">\n\n<testcase name="a"></testsuite>', "xml-etiqueta", 3],
  ['<testsuite name="s"><testcase name=a/></testsuite>', "xml-atributo", 1],
  ['<testsuite name="s"/>\n\nlisto\n<testsuite name="t">\n</a></testsuite>', "xml-etiqueta", 5],
  ['<testsuite name="s">\n\n</testsuite>\n<testsuite>\n</a></testsuite>', "xml-etiqueta", 5],
  [
    `<testsuite>${"\n".repeat(9000)}</testsuite>\n<testsuite>\n</a></testsuite>`,
    "xml-etiqueta",
    9003,
  ],
  ['npm ERR!\n<testsuite name="s">\n<1/></testsuite>', "xml-signo", 3],
  [`<testsuite name="s"/>${"\n".repeat(100)}<testsuite>\n</a></testsuite>`, "xml-etiqueta", 102],
  [`<testsuite name="s"/>${"\n".repeat(9000)}<testsuite>\n</a></testsuite>`, "xml-etiqueta", 9002],
  ['<testsuite name="s"><!-- a -- b --></testsuite>', "xml", 1],
])("a report that is not well formed is told with its line: %s", async (text, causa, linea) => {
  const path = join(testFolder(), "informe.xml");
  writeFileSync(path, text);
  await expect(readJunit(path, () => {})).rejects.toMatchObject({
    code: "informe-invalido",
    params: { archivo: path, causa, linea },
  });
});

test.each([
  ['<test-run id="2"/>', "otro-formato", "<test-run>", "NUnit 3"],
  ["<test-results/>", "otro-formato", "<test-results>", "NUnit 2"],
  ["<assemblies/>", "otro-formato", "<assemblies>", "xUnit.net"],
  ["<assembly/>", "otro-formato", "<assembly>", "xUnit.net"],
  ["<x:TestRun/>", "otro-formato", "<x:TestRun>", "MSTest (TRX)"],
  ["<html/>", "otro-formato", "<html>", "HTML"],
  ["<coverage/>", "otro-formato", "<coverage>", "Cobertura"],
  ["<checkstyle/>", "otro-formato", "<checkstyle>", "Checkstyle"],
  [`<${"r".repeat(70)}/>`, "otra-raiz", `<${"r".repeat(60)}>`, ""],
])("what another tool wrote is called by its name: %s", async (text, causa, raiz, formato) => {
  const path = join(testFolder(), "informe.xml");
  writeFileSync(path, text);
  await expect(readJunit(path, () => {})).rejects.toMatchObject({
    params: { causa, raiz, formato },
  });
});
