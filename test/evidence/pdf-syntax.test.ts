import { expect, test } from "vitest";
import { pdfBody, readSyntax } from "../../src/evidence/pdf-syntax.ts";

test.each([
  ["", { syntax: "" }],
  [" /A 1 ", { syntax: " /A 1 " }],
  // Strings and comments give way to a blank, dictionaries stay.
  ["<< /T (a) /U <41 4f> >>x", { syntax: "<< /T   /U   >>x" }],
  ["(a)(b)", { syntax: "  " }],
  ["a%b\rc%d\ne%", { syntax: "a \rc \ne " }],
  ["(a(b)c)d", { syntax: " d" }],
  ["(a\\)b)c", { syntax: " c" }],
  ["(a\\\\)b)c", { syntax: " b)c" }],
  // What does not end is kept.
  ["x(a(b)", { syntax: "x(a(b)" }],
  ["x(a\\)", { syntax: "x(a\\)" }],
  ["x<41", { syntax: "x<41" }],
  ["x<4g>y", { syntax: "x<4g>y" }],
  ["a<\0\t4F>b", { syntax: "a b" }],
  ["<<\n/A 1>>\nendobj 2", { syntax: "<<\n/A 1>>\n", end: 16 }],
  ["(a) endobj(b)", { syntax: "  ", end: 10 }],
  ["<< /A endobj >> endobj", { syntax: "<< /A endobj >> ", end: 22 }],
  [
    "<< /A << >> stream\n >> stream\nxyz",
    { syntax: "<< /A << >> stream\n >> ", end: 30, body: 30 },
  ],
  [">> endobj stream\r\nx", { syntax: ">> ", end: 9 }],
  ["stream\r\nx", { syntax: "", end: 8, body: 8 }],
  ["stream\rx", { syntax: "", end: 7, body: 7 }],
  ["stream x", { syntax: "", end: 7, body: 7 }],
  ["streamx /endobj endobj", { syntax: "streamx /endobj ", end: 22 }],
  ["endstream\nx", { syntax: "endstream\nx" }],
  ["/stream\nx", { syntax: "/stream\nx" }],
])("the syntax of %j", (text, expected) => expect(readSyntax(text)).toEqual(expected));

const body = (text: string | Buffer) =>
  pdfBody(Buffer.isBuffer(text) ? text : Buffer.from(text, "latin1"));
const syntaxIn = (text: string) => body(text)?.map(({ syntax }) => syntax);

test.each([
  ["obj a", []],
  ["1 0 obj a", [" a"]],
  ["1 0obj(a) b", ["  b"]],
  ["1 0 objx a", []],
  ["1 0 obj[", ["["]],
  ["1 0 obj@", ["@"]],
  ["1 0 obj`", ["`"]],
  ["1 0 obj{", ["{"]],
  ["1 0 objz", []],
  ["1 0 objA", []],
  ["1 0 objZ", []],
  ["endobj a", []],
  ["\0obj a", [" a"]],
  ["\u0008obj a", []],
  ["\tobj a", [" a"]],
  ["\robj a", [" a"]],
  ["\u000eobj a", []],
  ["\u00a0obj a", [" a"]],
  ["/obj a", []],
  ["9obj a", [" a"]],
  [":obj a", []],
  ["trailer a", [" a"]],
  ["\ntrailer<< >>", ["<< >>"]],
  ["/trailer a", []],
  ["xtrailer a", []],
  ["trailers a", []],
  ["9trailer a", [" a"]],
  // In the order in which they stand; each reads up to the next.
  ["trailer a 1 0 obj b trailer c", [" a 1 0 obj", " b trailer", " c"]],
  ["1 0 obj (a 2 0 obj b) c", [" (a 2 0 obj", " b) c"]],
])("the objects of %j", (text, expected) => expect(syntaxIn(text)).toEqual(expected));

test("a stream's data begin where they do in the document", () => {
  const text = "1 0 obj << /Length 2 >> stream\nab endstream endobj\n2 0 obj 7 endobj";
  expect(body(text)).toEqual([
    { syntax: " << /Length 2 >> ", body: 31 },
    { syntax: " 7 ", body: undefined },
  ]);
});

test("half a million objects and trailers are read, one more is too much", () => {
  const objects = (count: number): Buffer => Buffer.alloc(count * 5, " obj\n");
  const lone = Buffer.from(" trailer");
  expect(body(objects(500_000))).toHaveLength(500_000);
  expect(body(objects(500_001))).toBeUndefined();
  expect(body(Buffer.concat([objects(499_999), lone]))).toHaveLength(500_000);
  expect(body(Buffer.concat([objects(500_000), lone]))).toBeUndefined();
});
