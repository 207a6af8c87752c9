import { expect, test } from "vitest";
import type { MailHead } from "../../../src/channels/mail/mail-head.ts";
import {
  isAnswered,
  messageKey,
  messageOf,
  numberOf,
  reportMessage,
  stateAfter,
  threadDetail,
  threadTicket,
} from "../../../src/channels/mail/mail-ticket.ts";
import type { MailThread, MessageContent } from "../../../src/channels/mail/mail-thread.ts";
import { threadMails } from "../../../src/channels/mail/thread-mails.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  submission,
  threadRules,
} from "../../support/mail-heads.ts";

const requestedAt = "2026-11-24T15:00:00.000Z";
const answeredAt = "2026-11-24T16:00:00.000Z";
const request = (change: Partial<MailHead> = {}) =>
  requestHead({ arrived: requestedAt, ...change });
const answer = (change: Partial<MailHead> = {}) =>
  mailHead({
    messageId: "<a@aduana.test>",
    references: [ownId],
    subject: "Re",
    arrived: answeredAt,
    ...change,
  });

function threadOf(...heads: readonly MailHead[]): MailThread {
  const thread = threadMails(heads, threadRules).get(submission);
  if (thread === undefined) throw new Error("no thread");
  return thread;
}

const says =
  (...texts: readonly (readonly [MailHead, string])[]) =>
  (head: MailHead) =>
    texts.find(([one]) => one === head)?.[1];

test("a request alone is a ticket that was sent to the desk", () => {
  const thread = threadOf(request());
  expect(threadTicket(thread, says(), undefined)).toEqual({
    numero: submission,
    tipo: "incidente",
    estado: "enviado",
    unidad: officialDesk,
    funcionario: null,
    asunto: "[Incidente] DAI-2026 – 028 Guayaquil Marítimo – 2026-11-24 10:00",
    creado: requestedAt,
    actualizado: requestedAt,
    sigue_a: null,
    solicitud: submission,
  });
  expect(numberOf(thread)).toBe(submission);
});

test("the desk's answer gives it number, state, unit and time", () => {
  const ours = { request: submission, kind: "consulta", part: 1, parts: 1, follows: "5" } as const;
  const subject = "[Consulta] Despacho > Declaración – 028 (mesa 0000-0001) (mensaje 1 de 2)";
  const head = answer({ subject: "[aduana.test #7] Su caso" });
  const thread = threadOf(request({ ours, subject }), head);
  expect(threadTicket(thread, says([head, "Su caso fue resuelto."]), undefined)).toEqual({
    numero: "7",
    tipo: "consulta",
    estado: "respondido",
    unidad: "Mesa de Servicios",
    funcionario: null,
    asunto: "Declaración – 028",
    creado: requestedAt,
    actualizado: answeredAt,
    sigue_a: "5",
    segun: "Su caso fue resuelto",
    solicitud: submission,
  });
});

test.each([
  ["[Incidente] DAI (mesa 0000-0001)", "DAI"],
  ["[Incidente] Uno > Dos > Tres – 028 (mesa 0000-0001)", "Tres – 028"],
  ["[Otro] DAI (mesa 0000-0001)", "[Otro] DAI (mesa 0000-0001)"],
  ["RE: [Incidente] DAI (mesa 0000-0001)", "RE: [Incidente] DAI (mesa 0000-0001)"],
  ["", ""],
])("what a ticket is about, by the subject %j: %j", (subject, asunto) => {
  expect(threadTicket(threadOf(request({ subject })), says(), undefined).asunto).toBe(asunto);
});

test("a sender without a name is the unit by its address; a doubted one is not the unit", () => {
  const address = "ana@aduana.test";
  const nameless = answer({ from: { name: "", address } });
  const foreign = answer({ messageId: "<x@x>", from: { name: "Otra", address: "a@otra.test" } });
  expect([
    threadTicket(threadOf(request(), nameless), says(), undefined).unidad,
    threadTicket(threadOf(request(), foreign), says(), undefined).unidad,
    threadTicket(threadOf(request({ to: [] })), says(), undefined).unidad,
  ]).toEqual([address, officialDesk, ""]);
});

test("one that came back is refused, with why and when, whatever was said", () => {
  const head = answer();
  const thread = threadOf(request(), head);
  const returned = { words: "No existe.", arrived: "2026-11-24T15:01:00.000Z" };
  expect(threadTicket(thread, says([head, "Su caso fue resuelto."]), returned)).toMatchObject({
    estado: "rechazado",
    segun: "No existe.",
    actualizado: returned.arrived,
  });
});

test("each message moves the state, unless it only confirms the arrival or says nothing", () => {
  const at = (minute: number) => `2026-11-24T16:0${minute}:00.000Z`;
  const heads = [0, 1, 2, 3, 4].map((minute) =>
    answer({
      messageId: `<${minute}@aduana.test>`,
      subject: `Aviso ${minute}`,
      arrived: at(minute),
      automatic: minute !== 1 && minute !== 4,
    }),
  );
  const texts = ["Recibido.", "Su caso fue asignado a Ana.", "Registrado.", undefined, "Listo ya."];
  const thread = threadOf(request(), ...heads);
  const textOf = (head: MailHead) => texts[heads.indexOf(head)];
  expect([0, 1, 2, 3, 4, 5].map((count) => stateAfter(thread, count, textOf))).toEqual([
    { estado: "enviado", segun: "" },
    { estado: "registrado", segun: "Aviso 0" },
    { estado: "asignado", segun: "Su caso fue asignado a Ana" },
    { estado: "asignado", segun: "Su caso fue asignado a Ana" },
    { estado: "asignado", segun: "Su caso fue asignado a Ana" },
    { estado: "respondido", segun: "Listo ya." },
  ]);
});

test("once the operator has agreed the case is closed, whatever a program still writes", () => {
  const agreed = mailHead({
    folder: "Sent",
    messageId: "<c@oce.test>",
    from: { name: "", address: operator },
    to: [officialDesk],
    references: [ownId],
    subject: "Re: conforme",
    ours: { reply: submission, action: "conforme" },
    arrived: "2026-11-24T17:00:00.000Z",
  });
  const later = answer({ messageId: "<z@aduana.test>", arrived: "2026-11-24T18:00:00.000Z" });
  const thread = threadOf(request(), answer(), agreed, later);
  const textOf = ({ folder }: MailHead) => (folder === "Sent" ? "" : "Su caso fue rechazado.");
  expect([1, 2, 3].map((count) => stateAfter(thread, count, textOf))).toEqual([
    { estado: "rechazado", segun: "Su caso fue rechazado" },
    { estado: "conforme", segun: "Re: conforme" },
    { estado: "conforme", segun: "Re: conforme" },
  ]);
  const other = { ...agreed, ours: { reply: submission, action: "otra" } };
  expect(stateAfter(threadOf(request(), answer(), other), 2, textOf).estado).toBe("rechazado");
});

const file = { name: "acta.pdf", type: "application/pdf", bytes: 7, sha256: "ab" };

test("a ticket with all its messages and files", () => {
  const first = request();
  const head = answer({ subject: "[aduana.test #7] Su caso", automatic: true });
  const own = mailHead({
    folder: "Sent",
    messageId: "<o@oce.test>",
    from: { name: "Operador", address: operator },
    to: [officialDesk],
    references: [ownId],
    arrived: "2026-11-24T17:00:00.000Z",
  });
  const read = new Map<MailHead, MessageContent>([
    [first, { text: "Formulario\n\nPantalla: DAI\n", files: [file] }],
    [
      head,
      {
        text: "Su caso fue resuelto.\n\n> Formulario\n> Pantalla: DAI",
        files: [file, { ...file, name: "dos.pdf" }],
        hasVanished: true,
      },
    ],
    [own, { text: "", files: [], unreadable: "pgp" }],
  ]);
  const reader = {
    title: () => "",
    facts: () => [],
    subject: () => [],
    read: (tipo: string, facts: readonly object[]) => ({ tipo, facts: JSON.stringify(facts) }),
  };
  const [answerKey, ownKey, firstKey] = [head, own, first].map(messageKey);
  const adjunto = (id: string, nombre: string) => ({
    id,
    nombre,
    tipo: "application/pdf",
    bytes: 7,
    sha256: "ab",
  });
  const answerFiles = [adjunto(`${answerKey}-1`, "acta.pdf"), adjunto(`${answerKey}-2`, "dos.pdf")];
  expect(threadDetail(threadOf(first, head, own), read, undefined, reader)).toEqual({
    numero: "7",
    tipo: "incidente",
    estado: "respondido",
    unidad: "Mesa de Servicios",
    funcionario: null,
    asunto: first.subject,
    creado: requestedAt,
    actualizado: "2026-11-24T17:00:00.000Z",
    sigue_a: null,
    segun: "Su caso fue resuelto",
    solicitud: submission,
    datos: { tipo: "incidente", facts: '[{"etiqueta":"Pantalla","valor":"DAI"}]' },
    mensajes: [
      {
        id: answerKey,
        de: "Mesa de Servicios <mesadeservicios@aduana.test>",
        fecha: answeredAt,
        texto: "Su caso fue resuelto.",
        automatico: true,
        citado: "> Formulario\n> Pantalla: DAI",
        desaparecido: true,
        autor: "mesa",
        adjuntos: answerFiles,
      },
      {
        id: ownKey,
        de: operator,
        fecha: "2026-11-24T17:00:00.000Z",
        texto: "",
        ilegible: "pgp",
        autor: "operador",
        adjuntos: [],
      },
    ],
    adjuntos: [adjunto(`${firstKey}-1`, "acta.pdf"), ...answerFiles],
    cadena: ["7"],
  });
  const ours = { request: submission, kind: "incidente", part: 1, parts: 1, follows: "5" } as const;
  expect(threadDetail(threadOf(request({ ours })), new Map(), undefined, reader)).toMatchObject({
    cadena: ["5", submission],
    mensajes: [],
    adjuntos: [],
    datos: { facts: "[]" },
  });
});

test.each([
  ["a forged sender, by the server's words", { authResults: ["mx; dmarc=fail"] }, "mx; dmarc=fail"],
  ["another domain", { from: { name: "", address: "ana@otra.test" } }, "dominio-ajeno otra.test"],
  [
    "our own address, of which the server says nothing",
    { from: { name: "", address: operator }, to: [officialDesk] },
    "sin-confirmar",
  ],
])("a message that is doubted has no author: %s", (_what, change, dudoso) => {
  const head = answer(change);
  const [one] = threadOf(request(), head).conversation;
  if (one === undefined) throw new Error("no message");
  const shown = messageOf(one, { parts: [] }, new Map());
  expect([shown.dudoso, shown.autor]).toEqual([dudoso, undefined]);
});

test("who has answered is the desk: no mail system, nobody who is doubted", () => {
  const foreign = { from: { name: "", address: "a@otra.test" } };
  expect(
    [{}, { bounce: true }, foreign].map((change) =>
      isAnswered(threadOf(request(), answer(change))),
    ),
  ).toEqual([true, false, false]);
  expect(isAnswered(threadOf(request()))).toBe(false);
});

test("a mail system's report is told in our words, as a program's", () => {
  const head = answer({ from: { name: "", address: "mailer-daemon@oce.test" } });
  expect(reportMessage(head, "El correo volvió.")).toEqual({
    id: messageKey(head),
    de: "mailer-daemon@oce.test",
    fecha: answeredAt,
    texto: "El correo volvió.",
    automatico: true,
    adjuntos: [],
  });
  expect(reportMessage(answer(), "").de).toBe("Mesa de Servicios");
});

test("a message's key is the same wherever it lies, and another for another one", () => {
  const keys = [
    answer(),
    answer({ folder: "Aduana", uid: 99 }),
    answer({ messageId: "<b@aduana.test>" }),
    answer({ messageId: "", size: 1 }),
    answer({ messageId: "", size: 2 }),
  ].map(messageKey);
  expect(keys[0]).toMatch(/^m[0-9a-f]{10}$/);
  expect([keys[0] === keys[1], new Set(keys).size]).toEqual([true, 4]);
});
