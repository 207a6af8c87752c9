import { Buffer } from "node:buffer";
import type { MessageStructureObject } from "imapflow";
import { expect, test } from "vitest";
import { assembleMessage, layoutOf } from "../../../src/channels/mail/text-parts.ts";

type Node = Partial<MessageStructureObject>;

/** A message's structure as the IMAP library gives it. */
function structure({ childNodes = [], ...node }: Node): MessageStructureObject {
  return { type: "text/plain", ...node, childNodes };
}
const many = (type: string, ...children: readonly Node[]): MessageStructureObject =>
  structure({ type, childNodes: children.map(structure) });
const leaf = (part: string, type: string, more: Node = {}): MessageStructureObject =>
  structure({ part, type, ...more });
const plain = (part: string, more: Node = {}) => leaf(part, "text/plain", more);
const html = (part: string, more: Node = {}) => leaf(part, "text/html", more);
const pdf = (part: string) => leaf(part, "application/pdf", { disposition: "attachment" });

test.each<[string, MessageStructureObject, readonly string[], string, boolean]>([
  ["one text, without a number", structure({}), ["1"], "text/plain", false],
  ["a text and a file", many("multipart/mixed", plain("1"), pdf("2")), ["1"], "text/plain", true],
  [
    "a file and a text",
    many("multipart/mixed", pdf("1"), html("2")),
    ["2"],
    "application/pdf",
    true,
  ],
  [
    "two texts and one that is a file",
    many("multipart/mixed", plain("1"), html("2"), plain("3", { disposition: "attachment" })),
    ["1", "2"],
    "text/plain",
    true,
  ],
  [
    "two versions: the plain one",
    many("multipart/alternative", html("1"), plain("2")),
    ["2"],
    "text/html",
    false,
  ],
  [
    "a version that has no text, and one that has",
    many("multipart/alternative", leaf("1", "text/calendar"), html("2")),
    ["2"],
    "text/calendar",
    true,
  ],
  [
    "two versions, the plain one empty: the other",
    many("multipart/alternative", plain("1", { size: 0 }), html("2")),
    ["2"],
    "text/plain",
    false,
  ],
  [
    "a version of several parts, all plain",
    many("multipart/alternative", html("1"), many("multipart/mixed", plain("2.1"), plain("2.2"))),
    ["2.1", "2.2"],
    "text/html",
    false,
  ],
  [
    "a version of which a part is not plain: the last",
    many("multipart/alternative", many("multipart/mixed", plain("1.1"), html("1.2")), html("2")),
    ["2"],
    "text/plain",
    false,
  ],
  [
    "a version without any text",
    many("multipart/alternative", plain("1"), leaf("2", "text/calendar")),
    ["1"],
    "text/plain",
    true,
  ],
  ["no text at all", leaf("1", "application/pkcs7-mime"), [], "application/pkcs7-mime", true],
  ["only files", many("multipart/alternative", pdf("1")), [], "application/pdf", true],
  [
    "a message in a message is a file",
    many("multipart/mixed", plain("1"), {
      part: "2",
      type: "message/rfc822",
      childNodes: [plain("2.1")],
    }),
    ["1"],
    "text/plain",
    true,
  ],
  [
    "of many texts the first four; the others are no files",
    many("multipart/mixed", ...["1", "2", "3", "4", "5"].map((part) => plain(part))),
    ["1", "2", "3", "4"],
    "text/plain",
    false,
  ],
])("where the text is: %s", (_what, node, parts, type, hasFiles) => {
  const layout = layoutOf(node);
  expect([layout.texts.map(({ part }) => part), layout.type, layout.hasFiles]).toEqual([
    parts,
    type,
    hasFiles,
  ]);
});

test("a message of which the server says nothing may have files", () => {
  expect(layoutOf(undefined)).toEqual({ texts: [], type: "", hasFiles: true });
});

const flowed = {
  part: "1.2",
  type: "text/plain",
  encoding: "quoted-printable",
  parameters: { charset: "iso-8859-1", format: "flowed", delsp: "yes", otro: "x" },
};

test("what is needed to read a text is kept of it, and nothing that is not there", () => {
  expect([layoutOf(structure(flowed)).texts, layoutOf(structure({})).texts]).toEqual([
    [
      {
        part: "1.2",
        type: "text/plain",
        charset: "iso-8859-1",
        format: "flowed",
        delsp: "yes",
        encoding: "quoted-printable",
      },
    ],
    [{ part: "1", type: "text/plain" }],
  ]);
});

test("texts are put together as a message of their own", () => {
  const one = layoutOf(structure(flowed));
  expect(assembleMessage(one, new Map([["1.2", Buffer.from("Hola=20")]])).toString()).toBe(
    'Content-Type: text/plain; charset="iso-8859-1"; format="flowed"; delsp="yes"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHola=20',
  );
  const two = layoutOf(many("multipart/mixed", plain("1"), html("2")));
  expect(assembleMessage(two, new Map([["2", Buffer.from("<b>b</b>")]])).toString()).toBe(
    [
      'Content-Type: multipart/mixed; boundary="=_mesa-text-parts"',
      "",
      "--=_mesa-text-parts",
      "Content-Type: text/plain",
      "",
      "",
      "--=_mesa-text-parts",
      "Content-Type: text/html",
      "",
      "<b>b</b>",
      "--=_mesa-text-parts--",
      "",
    ].join("\r\n"),
  );
  const none = layoutOf(leaf("1", "application/pkcs7-mime"));
  expect(assembleMessage(none, new Map()).toString()).toBe(
    "Content-Type: application/pkcs7-mime\r\n\r\n",
  );
});

test("nothing that a sender wrote ends a header", () => {
  const hostile = { charset: 'x"\r\nBcc: y', encoding: `${"a".repeat(150)}\r\n` };
  const layout = layoutOf(
    structure({ parameters: { charset: hostile.charset }, encoding: hostile.encoding }),
  );
  expect(assembleMessage(layout, new Map()).toString()).toBe(
    `Content-Type: text/plain; charset="xBccy"\r\nContent-Transfer-Encoding: ${"a".repeat(100)}\r\n\r\n`,
  );
});
