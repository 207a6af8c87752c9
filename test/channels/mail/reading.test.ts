import { expect, test } from "vitest";
import { deduceState } from "../../../src/channels/mail/deduce-state.ts";
import { ownWordsOf, takeOutOwn } from "../../../src/channels/mail/own-words.ts";
import { foldQuoted } from "../../../src/channels/mail/quoted-text.ts";
import { isWithin, senderTrust } from "../../../src/channels/mail/sender-trust.ts";
import {
  compile,
  findTicketNumbers,
  numberPatterns,
} from "../../../src/channels/mail/ticket-number.ts";

test.each([
  ["Request Tracker", "[aduana.test #1] AutoReply: ", "1"],
  ["Request Tracker, answered", "Re: [Mesa de Servicios #20417] Error", "20417"],
  ["OTRS", "[Ticket#2026112410000012] Su solicitud", "2026112410000012"],
  ["Znuny", "RE: [Ticket#2026112410000012] RE: Consulta", "2026112410000012"],
  ["GLPI", "[GLPI #0000123] Nuevo seguimiento", "0000123"],
  ["Zammad", "Hemos recibido su mensaje [Ticket#84001]", "84001"],
  ["osTicket", "Re: Consulta [#123456]", "123456"],
  ["Freshdesk", "Ticket recibido - [#INC-417] Consulta", "INC-417"],
  ["Jira", "MESA-123 Error al transmitir", "MESA-123"],
  ["Jira, in brackets", "[JIRA] (MESA-7) Error", "MESA-7"],
  ["Jira Service Management", "Re: [MESA-7] Error", "MESA-7"],
  ["ServiceNow, incident", "Incident INC0010023 has been opened", "INC0010023"],
  ["ServiceNow, request item", "RITM0010455 - aprobación", "RITM0010455"],
  ["plain", "Ticket N.º 12345", "12345"],
  ["plain, other signs", "Su ticket No. 12345 fue registrado", "12345"],
  ["plain, hash", "Caso #2026-00417", "2026-00417"],
  ["plain, spelt out", "Solicitud número 998", "998"],
  ["a code in the middle of words", "Respuesta sobre la norma ISO-9001", undefined],
  ["nothing", "Respuesta a su consulta", undefined],
  ["a year is no number", "Ticket del año 2026", undefined],
])("a subject's ticket number: %s", (_desk, subject, number) => {
  expect(findTicketNumbers(subject, numberPatterns([]))[0]?.number).toBe(number);
});

test("a profile's own pattern comes first; one without a group or with a mistake is none", () => {
  const patterns = numberPatterns(["Expediente ([0-9]+-[A-Z]+)", "sin grupo", "([mal"]);
  expect(findTicketNumbers("Ticket 12345: Expediente 77-B", patterns)).toEqual([
    { number: "77-B", grade: 2 },
    { number: "12345", grade: 4 },
  ]);
  expect([compile("sin grupo"), compile("([mal"), compile("(\\d+)")]).toEqual([
    undefined,
    undefined,
    /(\d+)/,
  ]);
});

const reply = "Re: [aduana.test #1] Error";
test.each([
  ["Estimado usuario, su caso ha sido resuelto.", "respondido", "su caso ha sido resuelto"],
  ["Le informamos que se corrigió el permiso.", "respondido", "se corrigió el permiso"],
  ["El incidente se encuentra en análisis.", "en_analisis", "se encuentra en análisis"],
  ["Su ticket ha sido asignado a J. Pérez.", "asignado", "ha sido asignado a J"],
  ["La solicitud fue rechazada por falta de datos.", "rechazado", "fue rechazada"],
  ["El ticket fue anulado por duplicado.", "anulado", "fue anulado"],
  ["Your request has been resolved.", "respondido", "has been resolved"],
])("a person writes %s", (text, estado, words) => {
  const state = deduceState(text, reply, false);
  expect(state.estado).toBe(estado);
  expect(state.segun).toContain(words);
  expect(text.replace(/\s+/g, " ")).toContain(state.segun);
});

test.each([
  "Aún no ha sido resuelto; se lo comunicaremos.",
  "El caso no está resuelto.",
  "Todavía no fue atendido por el área.",
  "Está pendiente de ser asignado.",
])("a negation tells that the work goes on: %s", (text) => {
  const { estado, segun } = deduceState(text, reply, false);
  expect([estado, text.startsWith(segun)]).toEqual(["en_analisis", true]);
});

test("an automatic message registers the case, with its subject as the reason", () => {
  const text =
    "This message has been automatically generated in response to the creation of a trouble ticket.";
  expect(deduceState(text, "[aduana.test #1] AutoReply: Error", true)).toEqual({
    estado: "registrado",
    segun: "[aduana.test #1] AutoReply: Error",
  });
});

test.each([
  "Your ticket has been assigned an ID of [aduana.test #1].",
  "A su solicitud se le ha asignado el número 417.",
])("a number that is assigned assigns nobody: %s", (text) => {
  expect(deduceState(text, "Recibido", true).estado).toBe("registrado");
});

test("what was asked, repeated without a mark below the answer, is folded away", () => {
  const own = ownWordsOf(["Descripción:\n    El trámite fue rechazado.\nPasos:\n    1. Abrir"]);
  const answer =
    "Se recibió su ticket.\n\n-----------\nDescripción:\n    El trámite fue rechazado.\n";
  expect(takeOutOwn(answer, own).folded).toEqual({
    texto: "Se recibió su ticket.",
    citado: "Descripción:\n    El trámite fue rechazado.",
  });
  expect(takeOutOwn("Respuesta.\nPasos:", own).folded).toEqual({
    texto: "Respuesta.\nPasos:",
    citado: null,
  });
});

test("an automatic message that promises an answer is no answer; one that tells the end is", () => {
  const promise = "Será atendido en el transcurso de 24 horas.";
  const end = "According to our records, your request has been resolved.";
  expect([
    deduceState(promise, "Recibido", true).estado,
    deduceState(end, "Resolved", true).estado,
  ]).toEqual(["registrado", "respondido"]);
});

test.each([
  [
    "Gmail",
    "Gracias.\n\nEl mar, 24 nov 2026 a las 10:00, Mesa (<mesa@aduana.gob.ec>) escribió:\n\n> Hola\n> Adiós",
    "Gracias.",
    4,
  ],
  [
    "Gmail, wrapped",
    "Sí.\n\nEl mar, 24 nov 2026 a las 10:00, Mesa de Servicios de la Aduana\n(<mesa@aduana.gob.ec>) escribió:\n> Hola",
    "Sí.",
    3,
  ],
  [
    "Outlook",
    "De acuerdo.\r\n\r\n________________________________\r\nDe: Operador <o@oce.test>\r\nEnviado el: martes\r\nPara: Mesa\r\nAsunto: Error\r\n\r\nTexto",
    "De acuerdo.",
    7,
  ],
  ["Thunderbird", "Listo.\n\nOn 24/11/2026 10:00, Mesa wrote:\n> uno\n>\n> dos\n", "Listo.", 4],
  [
    "forwarded",
    "Ver abajo.\n\n---------- Forwarded message ---------\nDe: X\nHola",
    "Ver abajo.",
    3,
  ],
  ["quoted only at the end", "Uno.\n\n> dos\n> tres\n", "Uno.", 2],
])("what is quoted is folded away: %s", (_program, text, own, lines) => {
  const { texto, citado } = foldQuoted(text);
  expect([texto, citado?.split("\n").length]).toEqual([own, lines]);
});

test.each([
  ["an answer between the lines", "> ¿Qué navegador?\nFirefox.\n> ¿Qué hora?\nLas diez."],
  ["nothing is quoted", "De: lo que se trata es simple.\nSaludos"],
  ["nothing but a quotation", "> Hola\n> Adiós"],
])("what belongs together stays: %s", (_what, text) => {
  expect(foldQuoted(text)).toEqual({ texto: text, citado: null });
});

const desk = "agente@aduana.gob.ec";
test.each([
  ["no report", [], "sin-datos"],
  ["DMARC passed", ["mx.oce.test; dmarc=pass header.from=aduana.gob.ec"], "verificado"],
  [
    "DMARC failed",
    ["mx.oce.test; spf=pass smtp.mailfrom=malo.test; dmarc=fail header.from=aduana.gob.ec"],
    "falso",
  ],
  ["signed by the domain", ["mx.oce.test; dkim=pass header.d=aduana.gob.ec"], "verificado"],
  ["sent from the domain", ["mx.oce.test; spf=pass smtp.mailfrom=x@aduana.gob.ec"], "verificado"],
  ["SPF failed", ["mx.oce.test; spf=fail smtp.mailfrom=agente@aduana.gob.ec"], "falso"],
  [
    "signed by another domain only",
    ["mx.oce.test; spf=pass smtp.mailfrom=lista.test; dkim=pass header.d=lista.test"],
    "sin-datos",
  ],
  ["signature broken", ["mx.oce.test; dkim=fail (bad body hash) header.d=aduana.gob.ec"], "falso"],
  [
    "a good report that came with the message stands below the server's own",
    ["mx.oce.test; dmarc=fail header.from=aduana.gob.ec", "malo.test; dmarc=pass"],
    "falso",
  ],
  ["a signature by a whole country", ["mx.oce.test; dkim=pass header.d=ec"], "sin-datos"],
])("what the own server says of a sender: %s", (_what, authResults, trust) => {
  expect(senderTrust(authResults, desk)).toBe(trust);
});

test("a domain that only ends alike is not below another", () => {
  expect([
    isWithin("aduana.gob.ec", "aduana.gob.ec"),
    isWithin("mesa.aduana.gob.ec", "aduana.gob.ec"),
    isWithin("maladuana.gob.ec", "aduana.gob.ec"),
    isWithin("gob.ec", "aduana.gob.ec"),
  ]).toEqual([true, true, false, false]);
});
