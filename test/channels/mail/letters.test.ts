import { writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMessage } from "../../../src/channels/mail/compose-message.ts";
import { composeBody, readRequestText } from "../../../src/channels/mail/request-body.ts";
import { requestDraft } from "../../../src/channels/mail/request-mail.ts";
import { sentRequests } from "../../../src/channels/mail/sent-requests.ts";
import type { SubmissionFile } from "../../../src/domain/submission.ts";
import { testIntent } from "../../support/intent.ts";
import { testFolder } from "../../support/test-context.ts";

const mail = { direccion: "operador@oce.test", mesa: "mesadeservicios@aduana.test" };
const date = new Date("2026-11-24T15:00:00Z");

const sized = (bytes: number): SubmissionFile => ({
  clase: "adjunto",
  nombre: `${bytes}.pdf`,
  ruta: "/no",
  tipo: "application/pdf",
  bytes,
  sha256: "",
});

/** A reader that writes what it is told, with every character that means something in HTML. */
const plainReader = {
  title: () => `Título <"&'>`,
  facts: () => [
    { etiqueta: "Uno & <dos>", valor: "a\r\nb\rc\nd" },
    { etiqueta: "Pasos", valor: ["Abrir", "<Firmar>"] },
  ],
  read: () => ({}),
  subject: () => ["A", "B  \n C"],
};

test("both bodies to the letter, with the files", () => {
  const files = [7, 8].map((bytes) => ({
    ...sized(bytes),
    nombre: `<${bytes}>\n.pdf`,
    sha256: "ab",
  }));
  const cell = "padding:6px 10px;border:1px solid #c8ccd0;vertical-align:top;text-align:left;";
  const row = (label: string, value: string) =>
    `<tr><th scope="row" style="${cell}background:#f2f4f6;width:30%;">${label}</th><td style="${cell}word-break:break-word;">${value}</td></tr>`;
  const item = (bytes: number) =>
    `<li>&lt;${bytes}&gt;\n.pdf (${bytes} bytes)<br><span style="font-family:monospace;font-size:11px;word-break:break-all;">SHA-256 ab</span></li>`;
  const title = "Título &lt;&quot;&amp;&#39;&gt;";
  const intent = testIntent({ sigue_a: "MS\n-7" });
  expect(composeBody(intent, files, { part: 2, parts: 2 }, plainReader)).toEqual({
    text: `Título <"&'>
Mensaje 2 de 2: los documentos no caben en uno solo.

Sigue al ticket: MS -7
Uno & <dos>:
    a
    b
    c
    d
Pasos:
    1. Abrir
    2. <Firmar>

Documentos adjuntos:
    <7> .pdf · application/pdf · 7 bytes · SHA-256 ab
    <8> .pdf · application/pdf · 8 bytes · SHA-256 ab

Solicitud: ${intent.solicitud} (mesa 0000-0001)
Al responder, conserve el asunto de este mensaje.
`,
    html: `<!DOCTYPE html>
<html lang="es">
<head><meta charset="utf-8"><title>${title}</title></head>
<body style="font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#1d2125;margin:16px;">
<h1 style="font-size:18px;margin:0 0 12px;">${title}</h1>
<p>Mensaje 2 de 2: los documentos no caben en uno solo.</p>
<table role="presentation" cellspacing="0" style="border-collapse:collapse;max-width:760px;width:100%;">
${row("Sigue al ticket", "MS -7")}
${row("Uno &amp; &lt;dos&gt;", "a<br>b<br>c<br>d")}
${row("Pasos", '<ol style="margin:0;padding-left:20px;"><li>Abrir</li><li>&lt;Firmar&gt;</li></ol>')}
</table>
<h2 style="font-size:15px;">Documentos adjuntos</h2>
<ul>
${item(7)}
${item(8)}
</ul>
<p style="color:#5b6167;font-size:12px;">Solicitud: ${intent.solicitud} (mesa 0000-0001)<br>
Al responder, conserve el asunto de este mensaje.</p>
</body>
</html>
`,
  });
});

test("a form is read back from its lines alone", () => {
  const text = `Título
Mensaje 1 de 2: los documentos no caben en uno solo.

Uno: a: b
Vacío:
Largo:
    a

    b
${"x".repeat(60)}: sí
${"x".repeat(61)}: no
Sin dos puntos
: nada
Dos:b
    c
Documentos adjuntos:
Tres: d
`;
  expect(readRequestText(text)).toEqual([
    { etiqueta: "Uno", valor: "a: b" },
    { etiqueta: "Vacío", valor: "" },
    { etiqueta: "Largo", valor: "a\nb" },
    { etiqueta: "x".repeat(60), valor: "sí\nc" },
  ]);
  expect(readRequestText("    a\r\nUno: b\r\nSolicitud: 1\r\nDos: c")).toEqual([
    { etiqueta: "Uno", valor: "b" },
  ]);
});

test("a subject has at most 250 characters, with its code and the message's number whole", () => {
  const subjectOf = (said: string, parts: number) => {
    const told = { ...plainReader, subject: () => [said] };
    const needs = { mail, reader: told, date };
    return requestDraft(testIntent(), [], { part: 1, parts }, needs).subject;
  };
  const tail = " (mesa 0000-0001)";
  const room = 250 - "[Consulta] ".length - tail.length;
  expect([
    subjectOf("a".repeat(room), 1),
    subjectOf("a".repeat(room + 1), 1),
    subjectOf(`${"a".repeat(room - 2)} bc`, 1),
    subjectOf("a", 2),
    requestDraft(testIntent(), [], { part: 1, parts: 1 }, { mail, reader: plainReader, date })
      .subject,
  ]).toEqual([
    `[Consulta] ${"a".repeat(room)}${tail}`,
    `[Consulta] ${"a".repeat(room - 1)}…${tail}`,
    `[Consulta] ${"a".repeat(room - 2)}…${tail}`,
    `[Consulta] a${tail} (mensaje 1 de 2)`,
    `[Consulta] A – B C${tail}`,
  ]);
});

test("control characters, blanks and names that are too long, in what stands in headers", async () => {
  const ruta = join(testFolder(), "f");
  writeFileSync(ruta, "x");
  const long = (one: string) => `${one}${"n".repeat(198)}${one}`;
  const email = await PostalMime.parse(
    await composeMessage({
      from: { name: ` ${long("a")}z`, address: mail.direccion },
      to: mail.mesa,
      subject: "\u0000 a\r\nb\u0085\u2028c   d\ud800\u007f",
      messageId: "<3@oce.test>",
      date,
      text: "a\rb\r\nc",
      references: ["<1@oce.test>", "<2@oce.test>", "<3@oce.test>"],
      headers: { "X-Mesa-Clave": "a  b\nc" },
      files: [{ ...sized(1), nombre: `z${long("b")}`, ruta }],
    }),
  );
  expect([
    email.from?.name,
    email.subject,
    email.inReplyTo,
    email.references,
    email.headers.find(({ key }) => key === "x-mesa-clave")?.value,
    email.attachments[0]?.filename,
    email.text,
    email.html,
  ]).toEqual([
    long("a"),
    "a b c d\ufffd",
    "<2@oce.test>",
    "<1@oce.test> <2@oce.test> <3@oce.test>",
    "a b c",
    long("b"),
    "a\nb\nc\n",
    undefined,
  ]);
});

test("what the journal knows of a request that was sent is a message that lies nowhere", () => {
  const known = {
    ...testIntent({ canal: "correo", sigue_a: "MS-7", datos: { nombre: "Ana" } }),
    archivos: [{ ...sized(7), sha256: "ab" }],
    estado: "en_cola",
    intentos: 1,
    ticket: null,
    motivo: null,
    actualizada: "2026-11-24T17:00:00.000Z",
    entregada: "2026-11-24T16:00:00.000Z",
    entrega: null,
  } as const;
  const { solicitud, clave } = known;
  const own = { ...known, clave: solicitud, sigue_a: null, entregada: null };
  const needs = {
    mail: { direccion: "Operador@OCE.test", mesa: "Mesa@Aduana.test" },
    reader: plainReader,
  };
  const states = ["pendiente", "enviando", "desconocido", "aceptado", "rechazado"] as const;
  const ticket = {
    numero: "9",
    tipo: "consulta",
    estado: "registrado",
    unidad: "",
    funcionario: null,
    asunto: "",
    creado: "",
    actualizado: "",
    sigue_a: null,
  } as const;
  const settled = { ...ticket, confirmado: "operador" } as const;
  const [one, two, ...others] = sentRequests(
    [
      known,
      own,
      ...states.map((estado) => ({ ...known, estado })),
      ...[ticket, settled].map((one) => ({ ...known, ticket: one })),
    ],
    needs,
  );
  expect([one?.text(), others.map(({ isOut, numero }) => [isOut, numero])]).toEqual([
    composeBody(known, known.archivos, { part: 1, parts: 1 }, plainReader).text.trim(),
    [
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [true, undefined],
      [false, undefined],
      [true, undefined],
      [true, "9"],
    ],
  ]);
  const messageId = `<mesa.${solicitud}.1@oce.test>`;
  const head = {
    folder: "",
    uid: 0,
    messageId,
    references: [messageId],
    subject: "[Consulta] A – B C (mesa 0000-0001)",
    from: { name: "Ana", address: "operador@oce.test" },
    replyTo: undefined,
    to: ["mesa@aduana.test"],
    arrived: "2026-11-24T16:00:00.000Z",
    size: 0,
    automatic: false,
    bounce: false,
    isReadReceipt: false,
    authResults: [],
    ticketHeader: undefined,
    formerIds: [],
    isFiled: true,
  };
  const ours = { request: solicitud, kind: "consulta", part: 1, parts: 1 };
  expect([one, two]).toEqual([
    {
      head: { ...head, ours: { ...ours, key: clave, follows: "MS-7" } },
      isOut: true,
      text: expect.any(Function),
      files: [{ name: "7.pdf", type: "application/pdf", bytes: 7, sha256: "ab", path: "/no" }],
    },
    {
      head: { ...head, ours, arrived: "2026-11-24T15:00:00.000Z" },
      isOut: true,
      text: expect.any(Function),
      files: [{ name: "7.pdf", type: "application/pdf", bytes: 7, sha256: "ab", path: "/no" }],
    },
  ]);
});
