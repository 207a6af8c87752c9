import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { deduceState } from "../../../src/channels/mail/deduce-state.ts";
import { readParts } from "../../../src/channels/mail/mail-parts.ts";
import { readMessage } from "../../../src/channels/mail/read-message.ts";
import { redactMessage } from "../../../src/features/mail/redact-message.ts";

const folder = "test/fixtures/correo/mensajes";
const shapeOf = async (source: Buffer) =>
  (await readParts(source)).map(({ type, isText }) => [type, isText]);

test.each(readdirSync(folder))(
  "a sample has the structure and the state of its original: %s",
  async (name) => {
    const source = readFileSync(`${folder}/${name}`);
    const sample = Buffer.from(redactMessage(source));
    expect(await shapeOf(sample)).toEqual(await shapeOf(source));
    const stateOf = async (one: Buffer) =>
      deduceState((await readMessage(one)).text, "", false).estado;
    expect(await stateOf(sample)).toBe(await stateOf(source));
  },
);

test("names, addresses, numbers and files are gone, in every encoding", async () => {
  const secret = "Juan Ñáñez, RUC 1790012345001, juan@empresa.test, Maersk";
  const parts = [
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSu caso fue asignado a ${secret}`,
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(secret).toString("base64")}`,
    "--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nJuan =D1=E1=F1ez 1790012345001 Maer=\r\nsk",
    `--b\r\nContent-Type: text/html\r\n\r\n<a href="https://empresa.test/juan" title="Juan">${secret}</a>`,
    '--b\r\nContent-Type: application/pdf; name="Juan 1790012345001.pdf"\r\nContent-Disposition: attachment; filename="Juan 1790012345001.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nSnVhbg==',
  ];
  const source = Buffer.from(
    [
      'From: "Juan Ñáñez" <juan@empresa.test>',
      "To: operador@oce.test",
      "Cc: JUAN@empresa.test",
      "Subject: =?utf-8?B?SnVhbiBNYWVyc2sgMTc5MDAxMjM0NTAwMQ==?=",
      "Message-ID: <juan.1790012345001@empresa.test>",
      "In-Reply-To: <mesa.1@oce.test>",
      "References: <mesa.1@oce.test> <juan.1790012345001@empresa.test>",
      "Received: from juan.empresa.test (192.0.2.77)",
      "X-Secreto: Juan",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      ...parts,
      "--b--",
    ].join("\r\n"),
  );
  const sample = Buffer.from(redactMessage(source));
  const { text, files } = await readMessage(sample);
  const everything = `${sample.toString("latin1")}\n${text}`;
  expect(everything).not.toMatch(/juan|maersk|1790012345001|empresa|192\.0\.2|oce\.test|SnVhbg/i);
  expect(text).toContain("Su caso fue asignado a Xxxx");
  expect(files.map(({ name }) => name)).toEqual(["archivo.pdf"]);
  // Whoever is the same stays the same, in any letters, and nobody becomes somebody else.
  const head = (name: string) =>
    new RegExp(`^${name}: (.*)\\r$`, "m").exec(sample.toString("latin1"))?.[1] ?? "";
  const ids = head("References").split(" ");
  expect(ids).toEqual([head("In-Reply-To"), head("Message-ID")]);
  expect(new Set(ids).size).toBe(2);
  const [sender, receiver, copied] = ["From", "To", "Cc"].map(
    (name) => /\S+@\S+?(?=>|$)/.exec(head(name))?.[0],
  );
  expect([sender === receiver, sender === copied]).toEqual([false, true]);
});

const answer = "Juan Ñáñez, sesión 17: ü";
const latin = Buffer.from(answer, "latin1");
/** No letter of a name is left, and harmless words have their accents. */
const masked = "Xxxx Xxxxx, sesión 00: x";

test.each([
  ["text/plain; charset=utf-8", "base64", Buffer.from(answer).toString("base64")],
  ["text/plain; charset=iso-8859-1", "base64", latin.toString("base64")],
  ["text/plain; charset=utf-8", "8bit", answer],
  ["text/html; charset=utf-8", "8bit", "Juan &Ntilde;&aacute;&ntilde;ez, sesi&oacute;n 17: &uuml;"],
  ["text/html; charset=utf-8", "8bit", "Juan &#209;&#xe1;&#241;ez, sesi&#243;n 17: &uuml;"],
  ["text/plain; charset=utf-8", "8bit", answer.normalize("NFD")],
])("the words of a text keep their shape: %s, %s", async (type, encoding, body) => {
  const head = [
    "From: mesa@mesa.example",
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  const sample = redactMessage(Buffer.from([...head, "", body].join("\r\n")));
  const { text } = await readMessage(Buffer.from(sample));
  expect(text.trim().normalize("NFC")).toBe(masked);
});

test.each([
  `=?utf-8?B?${Buffer.from(answer).toString("base64")}?=`,
  `=?iso-8859-1?B?${latin.toString("base64")}?=`,
  "=?iso-8859-1?Q?Juan_=D1=E1=F1ez,_sesi=F3n_17:_=FC?=",
  "=?utf-8?Q?Juan_=C3=91=C3=A1=C3=B1ez,_sesi=C3=B3n_17:_=C3=BC?=",
])("a subject keeps its shape: %s", (subject) => {
  const source = `From: mesa@mesa.example\r\nSubject: ${subject}\r\n\r\nHola`;
  const sample = Buffer.from(redactMessage(Buffer.from(source))).toString("latin1");
  const [, coded = ""] = /^Subject: =\?utf-8\?B\?(.*)\?=\r$/m.exec(sample) ?? [];
  expect(Buffer.from(coded, "base64").toString()).toBe(masked);
});

test.each([
  ["«García–Muñoz», 1.º “Peña”…", "«Xxxxxx–Xxxxx», 0.º “Xxxx”…"],
  ["ЖАННА Øst Łódź Àngel Ç", "XXXXX Xxx Xxxx Xxxxx X"],
  [
    "Mar&iacute;a&nbsp;L&oslash;v &amp; Stra&szlig;e&#160;&#x141;ukasz",
    "Xxxxx&nbsp;Xxx &amp; Xxxxxxx&#160;Xxxxxx",
  ],
])("letters of every kind are masked, and marks between them stay: %s", (text, expected) => {
  const html = text.includes("&");
  const head = `From: mesa@mesa.example\r\nContent-Type: text/${html ? "html" : "plain"}; charset=utf-8`;
  const sample = redactMessage(
    Buffer.from(`${head}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`),
  );
  expect(Buffer.from(sample).toString("utf8").split("\r\n\r\n")[1]).toBe(expected);
});
