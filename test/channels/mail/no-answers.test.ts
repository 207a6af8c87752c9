import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { answer, readMails } from "../../support/read-mails.ts";
import { operator, ownId, officialDesk } from "../../support/mail-heads.ts";

const state = async (...mails: readonly Buffer[]) => {
  const [read] = await readMails(["[Incidente] DAI"], mails);
  return [read?.ticket.estado, read?.mensajes[0]?.automatico === true];
};

test.each([
  ["Automatic reply: su caso", "I am out of the office until Monday.", []],
  ["Fuera de la oficina: su caso", "Estaré de vacaciones hasta el 5 de enero.", []],
  ["Ausencia", "Me encuentro con licencia; a mi regreso le responderé.", ["Precedence: bulk"]],
  ["Vacaciones", "Estoy de vacaciones. Su caso será atendido a mi retorno.", ["Return-Path: <>"]],
  ["RE: su caso", "No estaré en la oficina esta semana.", ["X-Autorespond: vacation"]],
  ["RE: su caso", "No me encuentro disponible; regreso el lunes.", ["X-Autoreply: yes"]],
  ["RE: su caso", "Estaré ausente hasta el lunes.", ["Auto-Submitted: auto-replied"]],
  ["RE: su caso", "I will be away until Monday.", ["Precedence: auto_reply"]],
  [
    "Confirme su correo",
    "Haga clic en el enlace para que su mensaje sea entregado.",
    ["Auto-Submitted: auto-replied"],
  ],
])("nobody has answered: %s · %s", async (subject, text, more) => {
  expect(await state(answer({ subject, text, more }))).toEqual(["enviado", true]);
});

test.each([
  "No estoy en la oficina hasta el lunes. Su mensaje será atendido a mi regreso.",
  "Estimados:\n\nMe encuentro de vacaciones hasta el 4 de enero.\nEn caso de urgencia, escriba a soporte@aduana.test.\n\nSaludos cordiales,\nAna Ejemplo",
  "I am out of the office until Monday. For urgent matters please contact my colleague.",
])("an absence is told by its words alone: %s", async (text) => {
  expect(await state(answer({ text }))).toEqual(["enviado", true]);
});

test.each([
  ["Leído: su caso", "Su mensaje\n\nPara: Ana\nAsunto: su caso\n\nfue leído el lunes."],
  ["Read: su caso", "Your message was read on Monday."],
  ["Eliminado sin leer: su caso", "El mensaje fue eliminado sin leer."],
])("a read receipt in plain words is no answer: %s", async (subject, text) => {
  expect((await state(answer({ subject, text })))[0]).toBe("enviado");
});

test.each([
  "Estuve de vacaciones. Su caso fue resuelto hoy.",
  "No estoy en la oficina, pero ya se corrigió el permiso; intente de nuevo.",
])("who is away and answers has answered: %s", async (text) => {
  expect((await state(answer({ text })))[0]).toBe("respondido");
});

test("a person who was away and answers has answered", async () => {
  const text = "Estuve fuera de la oficina. Se habilitó el permiso.";
  expect(await state(answer({ text }))).toEqual(["respondido", false]);
});

/** A mail system's report in plain words. */
const prose = (from: string, text: string, subject = "failure notice") =>
  Buffer.from(
    `From: ${from}\r\nTo: ${operator}\r\nSubject: ${subject}\r\nMessage-ID: <r@correo.test>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n\r\n--- copia del mensaje ---\r\n\r\nMessage-ID: ${ownId}\r\nTo: ${officialDesk}\r\n`,
  );

/** A report with a block for each recipient (RFC 3464). */
const report = (...blocks: readonly (readonly [who: string, action: string, status: string])[]) =>
  Buffer.from(
    [
      "From: Mail Delivery Subsystem <MAILER-DAEMON@correo.oce.test>",
      `To: ${operator}`,
      "Subject: Delivery Status Notification",
      "Message-ID: <r@correo.test>",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b\r\nContent-Type: text/plain\r\n\r\nInforme\r\n--b\r\nContent-Type: message/delivery-status\r\n",
      "Reporting-MTA: dns; correo.oce.test",
      ...blocks.map(
        ([who, action, status]) =>
          `\r\nFinal-Recipient: rfc822; ${who}\r\nAction: ${action}\r\nStatus: ${status}`,
      ),
      `\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${ownId}\r\n--b--`,
    ].join("\r\n"),
  );

test.each([
  ["the desk has no such address", report([officialDesk, "failed", "5.1.1"]), "rechazado"],
  ["the time is over", report([officialDesk, "expired", "4.4.7"]), "rechazado"],
  ["our own mailbox is full", report([operator, "failed", "5.2.2"]), "enviado"],
  ["somebody else's address", report(["otro@oce.test", "failed", "5.1.1"]), "enviado"],
  ["a delay", report([officialDesk, "delayed", "4.4.1"]), "enviado"],
  [
    "delayed for us, failed for the desk",
    report([operator, "delayed", "4.4.1"], [officialDesk, "failed", "5.1.1"]),
    "rechazado",
  ],
  [
    "failed for us, delivered to the desk",
    report([operator, "failed", "5.2.2"], [officialDesk, "delivered", "2.0.0"]),
    "enviado",
  ],
  [
    "a code in prose",
    prose("MAILER-DAEMON <>", `${officialDesk}: 550 5.1.1 usuario desconocido`),
    "rechazado",
  ],
  [
    "a temporary code and the last attempt",
    prose("mailer-daemon@x.test", `<${officialDesk}>:\r\n451 4.3.0 ocupado\r\nGiving up on it.`),
    "rechazado",
  ],
  [
    "a warning",
    prose("postmaster@x.test", `Warning: ${officialDesk} delayed. Will be retried.`),
    "enviado",
  ],
  [
    "our own address in prose",
    prose("postmaster@x.test", `${operator}: 552 5.2.2 lleno`),
    "enviado",
  ],
  [
    "one of the officials behind the desk's address",
    report(["ana@aduana.test", "failed", "5.1.1"]),
    "enviado",
  ],
  ["a receipt of delivery", report([officialDesk, "delivered", "2.0.0"]), "enviado"],
  ["handed on without a receipt", report([officialDesk, "relayed", "2.0.0"]), "enviado"],
  [
    "qmail",
    prose(
      "MAILER-DAEMON@x.test",
      `Hi. This is the qmail-send program at x.test.\r\nI'm afraid I wasn't able to deliver your message.\r\nThis is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n<${officialDesk}>:\r\nno mailbox here by that name.`,
    ),
    "rechazado",
  ],
  [
    "Exim",
    prose(
      "Mail Delivery System <Mailer-Daemon@x.test>",
      `A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\r\n\r\n  ${officialDesk}\r\n    host x [192.0.2.1]: 550 5.1.1 User unknown`,
      "Mail delivery failed: returning message to sender",
    ),
    "rechazado",
  ],
  [
    "Exim, still trying",
    prose(
      "Mail Delivery System <Mailer-Daemon@x.test>",
      `A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\r\n\r\n  ${officialDesk}\r\n\r\nNo action is required on your part.`,
      "Warning: message delayed 24 hours",
    ),
    "enviado",
  ],
  [
    "sendmail, still trying",
    prose(
      "MAILER-DAEMON@x.test",
      `THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\r\n${officialDesk}... Deferred: 451 4.4.1 timed out\r\nWill keep trying until message is 5 days old`,
    ),
    "enviado",
  ],
  [
    "Gmail in Spanish, still trying",
    prose(
      "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
      `Entrega incompleta\r\nHubo un problema temporal al entregar tu mensaje a ${officialDesk}. Gmail lo seguirá intentando durante 46 horas más.`,
    ),
    "enviado",
  ],
  ["no code, no words", prose("postmaster@x.test", `Sobre ${officialDesk}.`), "enviado"],
])("what came back: %s", async (_what, mail, expected) => {
  expect((await state(mail))[0]).toBe(expected);
});

test("an answer outweighs any report, a numberless one too", async () => {
  const mails = [
    answer({ text: "Se habilitó el permiso." }),
    report([officialDesk, "failed", "5.1.1"]),
  ];
  expect((await state(...mails))[0]).toBe("respondido");
});
