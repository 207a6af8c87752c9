import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { htmlToText } from "../../../src/channels/mail/html-text.ts";
import { readMessage } from "../../../src/channels/mail/read-message.ts";

/** A message of one part; every character of the body becomes one byte. */
function message(type: string, body: string | Buffer, more: readonly string[] = []): Buffer {
  const head = ["From: a@aduana.test", "MIME-Version: 1.0", `Content-Type: ${type}`, ...more];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), Buffer.from(body)]);
}

const sentence = "Atención: su caso – «DAI» – está en análisis; valor 10 €.";
const western = Buffer.from(
  "Atenci\u00f3n: su caso \u0096 \u00abDAI\u00bb \u0096 est\u00e1 en an\u00e1lisis; valor 10 \u0080.",
  "latin1",
);
const html = (meta: string, body: Buffer) =>
  Buffer.concat([Buffer.from(`<html><head>${meta}</head><body>`), body, Buffer.from("</body>")]);

test.each([
  ["Windows-1252", message("text/plain; charset=windows-1252", western)],
  ["Windows-1252 declared as ISO 8859-1", message("text/plain; charset=iso-8859-1", western)],
  ["Windows-1252 declared as UTF-8", message("text/plain; charset=utf-8", western)],
  ["Windows-1252 declared as ISO 8859-15", message("text/plain; charset=iso-8859-15", western)],
  ["Windows-1252 undeclared", message("text/plain", western)],
  ["Windows-1252 under a label nobody knows", message("text/plain; charset=x-raro", western)],
  ["UTF-8 declared as ASCII", message("text/plain; charset=us-ascii", sentence)],
  ["UTF-8 declared as ISO 8859-1", message('text/plain; charset="ISO-8859-1"', sentence)],
  ["UTF-8 undeclared", message("text/plain", sentence)],
  [
    "HTML that declares itself",
    message("text/html", html('<meta charset="windows-1252">', western)),
  ],
  [
    "HTML that declares itself the old way",
    message(
      "text/html",
      html('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', western),
    ),
  ],
  [
    "named and numbered entities",
    message(
      "text/html; charset=us-ascii",
      "<p>Atenci&oacute;n: su caso &ndash; &laquo;DAI&raquo; &#8211; est&aacute; en an&#xe1;lisis; valor 10 &euro;.</p>",
    ),
  ],
])("a text is read as it was written: %s", async (_what, source) => {
  expect((await readMessage(source)).text).toBe(sentence);
});

test("a code page of the eighties and UTF-16 are read", async () => {
  const dos = message("text/plain; charset=cp850", Buffer.from([0x61, 0xa4, 0x6f]));
  const wide = message("text/plain; charset=utf-16le", Buffer.from("año", "utf16le"));
  expect([(await readMessage(dos)).text, (await readMessage(wide)).text]).toEqual(["año", "año"]);
});

test("one wrong byte spoils its own line only", async () => {
  const source = message(
    "text/plain; charset=utf-8",
    Buffer.concat([Buffer.from("Análisis\r\n"), western]),
  );
  expect((await readMessage(source)).text).toBe(`Análisis\n${sentence}`);
});

test("a text that breaks off in the middle of a character ends before it", async () => {
  const source = message("text/plain; charset=utf-8", Buffer.from("análisis ó").subarray(0, -1));
  expect((await readMessage(source)).text).toBe("análisis");
});

test.each([
  ["S/MIME", 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"', "smime"],
  ["winmail.dat", "application/ms-tnef; name=winmail.dat", "tnef"],
])("a sealed message is said to be unreadable: %s", async (_what, type, unreadable) => {
  expect(await readMessage(message(type, "MIAG", ["Content-Transfer-Encoding: base64"]))).toEqual({
    text: "",
    files: [expect.objectContaining({ name: expect.any(String) })],
    unreadable,
  });
});

test("OpenPGP is told by its first part", async () => {
  const parts =
    "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--";
  expect(await readMessage(message('multipart/encrypted; boundary="b"', parts))).toMatchObject({
    text: "",
    unreadable: "pgp",
  });
});

test("of two versions the plain one counts; a version that is empty does not", async () => {
  const both = (plain: string) =>
    message(
      'multipart/mixed; boundary="m"',
      `--m\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>rico</b>\r\n--b--\r\n--m\r\nContent-Type: text/plain\r\n\r\nPie\r\n--m--`,
    );
  expect([(await readMessage(both("llano"))).text, (await readMessage(both(""))).text]).toEqual([
    "llano\n\nPie",
    "rico\n\nPie",
  ]);
});

test("flowed lines are joined, quotations apart", async () => {
  const body = "Su caso fue \r\nresuelto.\r\n> dijo \r\n> esto\r\n-- \r\nMesa";
  const source = message("text/plain; format=flowed", body);
  expect((await readMessage(source)).text).toBe("Su caso fue resuelto.\n> dijo esto\n-- \nMesa");
});

test.each([
  ["paragraphs and breaks", "<p>Uno</p><p>Dos<br>Tres</p>", "Uno\n\nDos\nTres"],
  [
    "lists",
    "Pasos:<ol><li>Abrir</li><li>Firmar</li></ol><ul><li><p>Fin</p></li></ul>",
    "Pasos:\n\n1. Abrir\n2. Firmar\n\n- Fin",
  ],
  [
    "a table",
    "<table><tr><th>Estado</th><td>Resuelto</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>",
    "Estado: Resuelto\na | b | c",
  ],
  [
    "a table that only arranges",
    "<table><tr><td><p>Uno</p><p>Dos</p></td></tr></table>",
    "Uno\n\nDos",
  ],
  [
    "links",
    'Vea <a href="https://aduana.test/x">la guía</a>, <a href="https://aduana.test">aduana.test</a>, <a href="mailto:a@b.c">aquí</a>.',
    "Vea la guía (https://aduana.test/x), aduana.test, aquí.",
  ],
  ["what is hidden", '<div style="display:none">oculto</div><style>p{}</style>Visible', "Visible"],
  ["text as it stands", "<pre>a  b\n  c</pre>", "a  b\n  c"],
  [
    "Gmail's quotation",
    'Listo.<div class="gmail_quote"><div>El lun escribió:</div><blockquote>Hola<br>Adiós</blockquote></div>',
    "Listo.\n> El lun escribió:\n> >\n> > Hola\n> > Adiós",
  ],
  [
    "Outlook's quotation",
    '<p>Listo.</p><hr><div id="divRplyFwdMsg">De: Operador</div><div>Hola</div>',
    "Listo.\n\n________________________________\n> De: Operador\n> Hola",
  ],
])("HTML becomes readable text: %s", async (_what, source, text) => {
  expect(await htmlToText(source)).toBe(text);
});

const kilobytes = 256;
/** A quadratic step takes ten times as long. */
const maxCpuMs = 2000;
const fill = (piece: string) => piece.repeat((kilobytes * 1024) / piece.length);
test.each([
  ["HTML of opening brackets", "text/html", fill("<")],
  ["HTML of blanks", "text/html", `x${fill(" ")}x`],
  ["tags that never end", "text/html", fill("<a ")],
  ["styles that never end", "text/html", fill("<style ")],
  ["elements in elements", "text/html", fill("<div>")],
  ["entities", "text/html", fill("&#")],
  ["quotation marks", "text/plain", `${fill(">\n")}Mesa`],
])("a hostile body costs no more than its length: %s", async (_what, type, body) => {
  const begun = process.cpuUsage();
  const { unreadable } = await readMessage(message(`${type}; charset=utf-8`, body));
  expect(unreadable).toBeUndefined();
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(maxCpuMs);
});

test("parts in parts without end, and a header without end, harm only the message itself", async () => {
  let nested = "Content-Type: text/plain\n\nSu caso fue asignado.\n";
  for (let at = 300; at > 1; at -= 1) {
    nested = `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n${nested}\n--b${at}--\n`;
  }
  const deep = message('multipart/mixed; boundary="b1"', `--b1\n${nested}\n--b1--`);
  const long = message("text/plain", "hola", [`X-L: ${"a".repeat(3 * 1024 * 1024)}`]);
  const broken = { text: "", files: [], unreadable: "danado" };
  expect([await readMessage(deep), await readMessage(long)]).toEqual([broken, broken]);
});

test.each([
  [49, "Hola", undefined],
  [50, "Hola", undefined],
  [51, "", "danado"],
])("%i parts in one another", async (depth, text, unreadable) => {
  let nested = "Content-Type: text/plain\n\nHola\n";
  for (let at = depth; at > 0; at -= 1) {
    nested = `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n${nested}\n--b${at}--\n`;
  }
  const read = await readMessage(Buffer.from(nested));
  expect([read.text, read.unreadable]).toEqual([text, unreadable]);
});

test("of ten thousand parts the first five hundred are read", async () => {
  const part = "--b\nContent-Type: application/octet-stream; name=a\n\na\n";
  const source = message('multipart/mixed; boundary="b"', `${part.repeat(10_000)}--b--`);
  expect((await readMessage(source)).files).toHaveLength(500);
});
