import { expect, test } from "vitest";
import { readHead } from "../../../src/channels/mail/mail-head.ts";

const arrivedAt = new Date("2026-11-24T15:00:00Z");
const lines = (...texts: readonly string[]) => Buffer.from(`${texts.join("\r\n")}\r\n\r\n`);

test.each([
  ["a person", "", false],
  ["RFC 3834's «no»", "Auto-Submitted: no", false],
  ["«no» with a parameter", "auto-submitted: No; owner=x", false],
  ["an automatic answer", "Auto-Submitted: auto-replied", true],
  ["a message that a program made", "Auto-Submitted: auto-generated", true],
  ["a word that begins like no", "Auto-Submitted: notified", true],
  ["an absence, in the old way", "X-Autoreply: yes", true],
  ["both, which disagree", "Auto-Submitted: no\r\nX-Autoreply: yes", true],
  ["an absence, by its precedence", "Precedence: auto_reply", true],
])("who writes: %s", (_who, headers, automatic) => {
  const message = { seq: 1, uid: 1, headers: Buffer.from(`${headers}\r\n\r\n`) };
  expect(readHead("INBOX", message).automatic).toBe(automatic);
});

test("all that a head says is read, addresses in lower case", () => {
  const message = {
    seq: 1,
    uid: 9,
    size: 1234,
    internalDate: arrivedAt,
    envelope: {
      messageId: "<a@aduana.test>",
      subject: "[aduana.test #7] Recibido",
      from: [{ name: "Mesa", address: "Mesa@Aduana.test" }, { address: "otro@aduana.test" }],
      replyTo: [{ address: "RT@aduana.test" }],
      to: [{ address: "Operador@oce.test" }, { name: "sin dirección" }, { address: "b@oce.test" }],
      date: new Date("2020-01-01T00:00:00Z"),
    },
    headers: lines(
      "References: <uno@oce.test>\r\n <dos@oce.test>",
      "In-Reply-To: <dos@oce.test> <tres@oce.test>",
      "Authentication-Results: mx.oce.test; dmarc=pass",
      "Authentication-Results: otro.test; dmarc=fail",
      "X-RT-Ticket: aduana.test #7",
      "X-Redmine-Issue-Id: 8",
      "X-Microsoft-Original-Message-ID: <ms@oce.test>",
      "X-Gmail-Original-Message-ID: <g@oce.test>",
      "X-Mesa-Solicitud: s-1",
      "X-Mesa-Tipo: consulta",
      "X-Mesa-Parte: 2/13",
      "X-Mesa-Clave: mi clave",
      "X-Mesa-Sigue-A: 5",
      "X-Mesa-Respuesta: s-0",
      "X-Mesa-Accion: conforme",
    ),
  };
  expect(readHead("Aduana", message)).toEqual({
    folder: "Aduana",
    uid: 9,
    messageId: "<a@aduana.test>",
    references: ["<uno@oce.test>", "<dos@oce.test>", "<tres@oce.test>"],
    subject: "[aduana.test #7] Recibido",
    from: { name: "Mesa", address: "mesa@aduana.test" },
    replyTo: "rt@aduana.test",
    to: ["operador@oce.test", "b@oce.test"],
    arrived: "2026-11-24T15:00:00.000Z",
    size: 1234,
    automatic: false,
    bounce: false,
    isReadReceipt: false,
    authResults: ["mx.oce.test; dmarc=pass", "otro.test; dmarc=fail"],
    ticketHeader: "aduana.test #7",
    ours: {
      request: "s-1",
      kind: "consulta",
      part: 2,
      parts: 13,
      key: "mi clave",
      follows: "5",
      reply: "s-0",
      action: "conforme",
    },
    formerIds: ["<ms@oce.test>", "<g@oce.test>"],
    isFiled: false,
    layout: { texts: [], type: "", hasFiles: true },
  });
});

test("a head that says nothing is read as well", () => {
  expect(readHead("INBOX", { seq: 1, uid: 2 })).toEqual({
    folder: "INBOX",
    uid: 2,
    messageId: "",
    references: [],
    subject: "",
    from: { name: "", address: "" },
    replyTo: undefined,
    to: [],
    arrived: "1970-01-01T00:00:00.000Z",
    size: 0,
    automatic: false,
    bounce: false,
    isReadReceipt: false,
    authResults: [],
    ticketHeader: undefined,
    ours: {},
    formerIds: [],
    isFiled: false,
    layout: { texts: [], type: "", hasFiles: true },
  });
});

test.each([
  ["X-Mesa-Tipo: otro", {}],
  ["X-Mesa-Tipo: incidente", { kind: "incidente" }],
  ["X-Mesa-Parte: 1/999", { part: 1, parts: 999 }],
  ["X-Mesa-Parte: 1/1000", {}],
  ["X-Mesa-Parte: 1000/2", {}],
  ["X-Mesa-Parte: 1 de 2", {}],
  ["X-Mesa-Solicitud", {}],
  [": X-Mesa-Solicitud: s", {}],
  ["x-mesa-solicitud : s", { request: "s" }],
  ["X-Mesa-Clave:", { key: "" }],
])("our header %s", (header, ours) => {
  expect(readHead("INBOX", { seq: 1, uid: 1, headers: lines(header) }).ours).toEqual(ours);
});

test.each([
  ["X-Redmine-Issue-Id: 8", "#8"],
  ["X-Redmine-Issue-Id: #8", "#8"],
])("the ticket's number by %s", (header, named) => {
  const { ticketHeader } = readHead("INBOX", { seq: 1, uid: 1, headers: lines(header) });
  expect(ticketHeader).toBe(named);
});

test("a message without a time of arrival has the one that its sender wrote", () => {
  const envelope = { date: arrivedAt };
  expect([
    readHead("INBOX", { seq: 1, uid: 1, envelope }).arrived,
    readHead("INBOX", { seq: 1, uid: 1, internalDate: "nunca" }).arrived,
  ]).toEqual(["2026-11-24T15:00:00.000Z", "1970-01-01T00:00:00.000Z"]);
});
