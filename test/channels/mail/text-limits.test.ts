import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { decodeText, unflow } from "../../../src/channels/mail/decode-text.ts";
import { deduceState } from "../../../src/channels/mail/deduce-state.ts";
import { htmlToText } from "../../../src/channels/mail/html-text.ts";
import { ownWordsOf, takeOutOwn } from "../../../src/channels/mail/own-words.ts";
import { foldQuoted, withoutMarked } from "../../../src/channels/mail/quoted-text.ts";
import { sentencesOf } from "../../../src/channels/mail/sentences.ts";

const bytes = (...codes: readonly number[]) => Uint8Array.from(codes);

test.each<[string, Uint8Array, string | undefined, string]>([
  ["ISO 8859-15 that has its own signs", bytes(0xa4), "iso-8859-15", "€"],
  ["ISO 8859-15 under another name", bytes(0xa4), "Latin-9", "€"],
  ["Windows' signs under ISO 8859-15", bytes(0x80, 0xa4), "iso-8859-15", "€¤"],
  ["the last of Windows' signs", bytes(0x9f), "iso-8859-15", "Ÿ"],
  ["ISO 8859-9", bytes(0xfd), "iso-8859-9", "ı"],
  ["a label in quotation marks", bytes(0xa4), ' "ISO-8859-15" ', "€"],
  ["an empty label", Buffer.from("ñ"), "", "ñ"],
  ["UTF-8 with a mark, whatever is declared", bytes(0xef, 0xbb, 0xbf, 0x61), "utf-16le", "a"],
  ["UTF-16 with a mark", bytes(0xff, 0xfe, 0xf1, 0), "utf-8", "ñ"],
  ["UTF-16 with the other mark", bytes(0xfe, 0xff, 0, 0xf1), undefined, "ñ"],
  ["half a mark", bytes(0xef, 0xbb, 0x61), undefined, "ï»a"],
  ["the beginning of a mark", bytes(0xff, 0x61), undefined, "ÿa"],
  ["the beginning of the other mark", bytes(0xfe, 0x61), undefined, "þa"],
  ["line ends of all kinds", Buffer.from("a\r\nb\rc\n"), undefined, "a\nb\nc\n"],
])("bytes are decoded: %s", async (_what, source, charset, text) => {
  expect(await decodeText(source, charset, false)).toBe(text);
});

test("a page's own declaration counts within its first two kilobytes, and in HTML alone", async () => {
  const page = (before: number) =>
    Buffer.from(`${" ".repeat(before)}<meta charset=iso-8859-15>\xa4`, "latin1");
  const last = async (source: Buffer, isHtml: boolean) =>
    (await decodeText(source, undefined, isHtml)).at(-1);
  const whole = 2048 - "<meta charset=iso-8859-15".length;
  expect([
    await last(page(0), true),
    await last(page(whole), true),
    await last(page(whole + 10), true),
    await last(page(0), false),
  ]).toEqual(["€", "€", "¤", "¤"]);
});

test.each([
  ["a \nb", false, "a b"],
  ["a \nb", true, "ab"],
  ["a\nb", false, "a\nb"],
  ["> a \n> b\nc", false, "> a b\nc"],
  [">a \n>> b", false, "> a \n>> b"],
  [" a\n b", false, "a\nb"],
  ["  a", false, " a"],
  ["-- \nMesa", true, "-- \nMesa"],
  ["a \n", false, "a "],
])("flowed text %j, blanks deleted: %s", (text, deleteSpace, expected) => {
  expect(unflow(text, deleteSpace)).toBe(expected);
});

test.each([
  ["a picture as a link", '<a href="https://x.test/y"><img src="z"></a>', "https://x.test/y"],
  ["a picture's own text", '<img alt="Logo de la aduana">', "Logo de la aduana"],
  [
    "a picture with a text as a link",
    '<a href="https://x.test/"><img alt="Logo"></a>',
    "Logo (https://x.test/)",
  ],
  ["a link in what is hidden", '<div hidden><a href="https://x.test">x</a></div>y', "y"],
  ["a picture and a line's end in what is hidden", '<div hidden><img alt="x"><br></div>y', "y"],
  ["a ruler that is hidden", "a<hr hidden>b", "ab"],
  ["a list that begins later", '<ol start="3"><li>a<li>b</ol>', "3. a\n4. b"],
  ["a list whose beginning is no number", '<ol start="x"><li>a</ol>', "1. a"],
  [
    "a label of 40 characters, and one of 41",
    `<table><tr><td>${"a".repeat(40)}<td>1</table><table><tr><td>${"a".repeat(41)}<td>1</table>`,
    `${"a".repeat(40)}: 1\n\n${"a".repeat(41)} | 1`,
  ],
  ["a label with a colon", "<table><tr><td>Caso:<td>1</table>", "Caso: 1"],
  ["cells that are empty", "<table><tr><td><td>a<td><td>b<td>c</table>", "a | b | c"],
  [
    "quotations in quotations, up to five",
    `${"<blockquote>".repeat(7)}x${"</blockquote>".repeat(7)}y`,
    "> > > > > x\n\ny",
  ],
  [
    "elements below the 300th have no effect",
    `${"<b>".repeat(299)}<p>a</p><p>b</p>${"</b>".repeat(299)}${"<b>".repeat(300)}<p>c</p>d`,
    "a\n\nb\n\ncd",
  ],
  [
    "what follows elements nested too deep",
    `${"<b>".repeat(302)}x${"</b>".repeat(302)}<p>y</p>z`,
    "x\n\ny\n\nz",
  ],
  ["an empty line is one", "<p>a</p><p></p><br><br><p>b</p>", "a\n\nb"],
  ["blanks within lines", "a \n\t b&nbsp;c<br> d", "a b c\nd"],
  ["preformatted blanks", "<pre>a  b\n\n  c</pre>d  e", "a  b\n\n  c\n\nd e"],
  ["a ruler", "a<hr>b", `a\n${"_".repeat(32)}\nb`],
  ["an end without its beginning", "a</p></div>b", "a\n\nb"],
])("HTML is read: %s", async (_what, html, text) => {
  expect(await htmlToText(html)).toBe(text);
});

const near = "a".repeat(36);
test.each([
  // Forty characters on each side; a word that is cut is left out.
  [`x ${near} su caso fue resuelto hoy ${near} y ${near}`, "su caso fue resuelto hoy"],
  ["Buenos días. Su caso fue\nresuelto ya. Gracias.", "resuelto ya"],
  ["Buenos días. Se le informa que su caso fue resuelto", "Se le informa que su caso fue resuelto"],
  [
    "aaaaaaaaa bbbbbbbb cccccccc su caso fue resuelto",
    "aaaaaaaaa bbbbbbbb cccccccc su caso fue resuelto",
  ],
  ["xaaaaaaaaa bbbbbbbb cccccccc su caso fue resuelto", "bbbbbbbb cccccccc su caso fue resuelto"],
  ["Se le informa: su caso fue resuelto", "Se le informa: su caso fue resuelto"],
])("the words that tell a state are cut out of %j", (text, segun) => {
  expect(deduceState(text, "Asunto", false)).toEqual({ estado: "respondido", segun });
});

test("where no words tell it, the beginning stands for an answer, and the subject for nothing", () => {
  const long = `Vea ${"b".repeat(100)}`;
  expect([
    deduceState(`  ${long}`, "Asunto", false),
    deduceState(" \n ", " El  asunto ", false),
    deduceState("Hola", " El  asunto ", true),
    deduceState(`Estamos revisando ${"c".repeat(100)}`, "", false),
    deduceState(`¿Qué es ${"d".repeat(100)}?`, "", false),
  ]).toEqual([
    { estado: "respondido", segun: long.slice(0, 80) },
    { estado: "respondido", segun: "El asunto" },
    { estado: "registrado", segun: "El asunto" },
    { estado: "en_analisis", segun: `Estamos revisando ${"c".repeat(62)}` },
    { estado: "en_analisis", segun: `¿Qué es ${"d".repeat(72)}` },
  ]);
});

test("what is written beyond 64 kilobytes tells no state", () => {
  const said = "Su caso fue rechazado.";
  const state = (blanks: number) => deduceState(`${"\n".repeat(blanks)}${said}`, "", false).estado;
  expect([state(64 * 1024 - said.length), state(64 * 1024)]).toEqual(["rechazado", "respondido"]);
});

test.each([
  ["Uno. Dos; tres! ¿Cuatro? Cinco", ["Uno", " Dos", " tres", " ¿Cuatro", " Cinco"]],
  ["El Sr. Vera vio el N. 5 del art. 3.5. Fin", ["El Sr. Vera vio el N. 5 del art. 3.5", " Fin"]],
  ["Una línea\nque sigue\nOtra", ["Una línea que sigue", "Otra"]],
  ["...\n--\n", []],
  ["a".repeat(1501), ["a".repeat(1500)]],
])("sentences of %j", (text, expected) => {
  expect(sentencesOf(text).map((one) => one.text)).toEqual(expected);
});

test("where sentences stand, and which ask", () => {
  expect(sentencesOf("Sí. ¿Y qué\nOtra? Fin")).toEqual([
    { text: "Sí", at: 0, isQuestion: false },
    { text: " ¿Y qué", at: 3, isQuestion: true },
    { text: "Otra", at: 11, isQuestion: true },
    { text: " Fin", at: 16, isQuestion: false },
  ]);
});

const own = ownWordsOf([
  "Pantalla: Declaración de Importación\nDescripción: uno dos tres cuatro cinco seis",
]);
test.each([
  ["a line of ours", "Hola.\nPantalla: declaracion DE importación", "Hola.\n", "Hola."],
  ["a value without its label", "Hola.\n* Declaración de Importación *", "Hola.\n", "Hola."],
  [
    "five words within others",
    "Dice uno dos tres cuatro cinco y ya.",
    "Dice ; ; ; ; ; y ya.",
    undefined,
  ],
  ["four words within others", "Dice uno dos tres cuatro y ya.", undefined, undefined],
  ["a short line of ours alone", "Hola.\nSu caso", undefined, undefined],
  ["nothing of ours", "Hola.\n\n--\n", undefined, undefined],
])("our own words: %s", (_what, text, rest, shown) => {
  const found = takeOutOwn(text, own);
  expect([found.rest, found.folded.texto]).toEqual([rest ?? text, shown ?? text.trim()]);
});

test("marked lines are left out for reading a state, and no other", () => {
  expect(withoutMarked("a\n> b\n >c\n>d\ne > f")).toBe("a\n >c\ne > f");
});

const marked = "> uno\n> dos";
test.each<[string, string, string, string | null]>([
  ["above and below what is marked", `Antes\n${marked}\nDespués`, "Antes\nDespués", marked],
  [
    "between two marked pieces: nothing is folded",
    `${marked}\nentre\n${marked}`,
    `${marked}\nentre\n${marked}`,
    null,
  ],
  [
    "two marked pieces and an empty line",
    `Sí\n${marked}\n\n${marked}`,
    "Sí",
    `${marked}\n\n${marked}`,
  ],
  [
    "an announcement and its marked lines between own ones",
    `Antes\nMesa escribió:\n${marked}\nDespués`,
    "Antes\nDespués",
    `Mesa escribió:\n${marked}`,
  ],
  [
    "a line of 400 characters announces",
    `Sí\n${"a".repeat(390)} escribió:\n${marked}`,
    "Sí",
    `${"a".repeat(390)} escribió:\n${marked}`,
  ],
  [
    "one of 401 does not",
    `Sí\n${"a".repeat(391)} escribió:\n${marked}`,
    `Sí\n${"a".repeat(391)} escribió:`,
    marked,
  ],
  [
    "an announcement over three lines",
    `Sí\nEl lun, 14 dic 2026\na las 8:15 la Mesa\n<m@x.test> escribió:\n${marked}`,
    "Sí",
    `El lun, 14 dic 2026\na las 8:15 la Mesa\n<m@x.test> escribió:\n${marked}`,
  ],
  [
    "one over four is none",
    `Sí\nEl lun, 14 dic 2026\nel equipo\nla Mesa\nde Servicios\n<m@x.test> escribió:\nHola`,
    "Sí\nEl lun, 14 dic 2026\nel equipo\nla Mesa\nde Servicios",
    "<m@x.test> escribió:\nHola",
  ],
  [
    "a reply line at the top, and one below an answer",
    "-- Responda por encima de esta línea --\nSí\n-- Responda por encima de esta línea --\nNo",
    "Sí",
    "-- Responda por encima de esta línea --\n-- Responda por encima de esta línea --\nNo",
  ],
  ["a marked line that ends with a bar", "Sí\n> a |\nNo", "Sí\nNo", "> a |"],
  ["lines marked with bars alone", "Sí\n| uno\n | dos\nNo", "Sí\n| uno\n | dos\nNo", null],
  [
    "lines marked with bars, or after a blank, that are announced",
    "Sí\nMesa escribió:\n\n| uno\n > dos\n\n| tres |\nNo",
    "Sí\n\n| tres |\nNo",
    "Mesa escribió:\n\n| uno\n > dos",
  ],
  ["gaps that removed lines leave", `a\n\n${marked}\n\nb`, "a\n\nb", marked],
])("what is quoted: %s", (_what, text, texto, citado) => {
  expect(foldQuoted(text)).toEqual({ texto, citado });
});
