import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createHandOverChannel } from "../../../src/channels/handover/hand-over-channel.ts";
import { requestMessageId } from "../../../src/channels/mail/mail-ids.ts";
import { createTemporaryMailJournal } from "../../../src/ledger/temporary-mail-journal.ts";
import type { HandOver } from "../../../src/domain/hand-over.ts";
import { testIntent } from "../../support/intent.ts";
import { officialDesk, operator, submission, threadRules } from "../../support/mail-heads.ts";

const signal = new AbortController().signal;
const now = new Date("2026-11-26T15:00:00.000Z");
const archivo = "/salida/mesa-0000-0001.eml";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Mail {
  readonly isOwn: boolean;
  readonly lines: readonly string[];
}

const copy: Mail = {
  isOwn: true,
  lines: [
    `From: ${operator}`,
    `To: ${officialDesk}`,
    "Date: Tue, 24 Nov 2026 10:05:00 -0500",
    "Message-ID: <c@correo.example>",
    "Subject: [Consulta] Algo (mesa 0000-0001)",
    "",
    "Consulta",
  ],
};
const answer = (subject: string, from = officialDesk): Mail => ({
  isOwn: false,
  lines: [
    `From: Mesa <${from}>`,
    `To: ${operator}`,
    "Date: Tue, 24 Nov 2026 11:00:00 -0500",
    "Message-ID: <a@aduana.test>",
    `In-Reply-To: ${requestMessageId(submission, 1, operator)}`,
    `Subject: ${subject}`,
    "",
    "Su caso fue resuelto.",
  ],
});
const bounce: Mail = {
  isOwn: false,
  lines: [
    "From: MAILER-DAEMON@oce.test",
    `To: ${operator}`,
    "Message-ID: <b@oce.test>",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b\r\nContent-Type: message/delivery-status\r\n",
    "Reporting-MTA: dns; x",
    "",
    `Final-Recipient: rfc822; ${officialDesk}`,
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b\r\nContent-Type: text/rfc822-headers\r\n",
    `Message-ID: ${requestMessageId(submission, 1, operator)}`,
    "--b--",
  ],
};

interface Place {
  readonly mails?: readonly Mail[];
  readonly files?: Readonly<Record<string, string>>;
  readonly queued?: boolean;
  readonly entrega?: HandOver;
}

const intent = testIntent({ solicitud: submission, clave: submission, canal: "entrega" });

/** What becomes of a request that was handed over, by what was imported and lies on the disk. */
async function settled({ queued = false, entrega, ...place }: Place) {
  return await channelAt(place).settle?.(
    { ...intent, queued, entregada: intent.creada, ...(entrega !== undefined && { entrega }) },
    signal,
  );
}

/** The channel, with a request that was handed over. */
function channelAt({ mails = [], files = {}, entrega }: Place) {
  const sources = mails.map(({ isOwn, lines }, at) => ({
    uid: at + 1,
    isOwn,
    source: Buffer.from(lines.join("\r\n")),
  }));
  const unused = () => Promise.reject(new Error("not used"));
  const sent = {
    ...intent,
    archivos: [],
    estado: "entregado_a_mano",
    intentos: 1,
    ticket: null,
    motivo: null,
    actualizada: intent.creada,
    entregada: intent.creada,
    entrega: entrega ?? null,
  } as const;
  return createHandOverChannel({
    mail: { direccion: operator, mesa: officialDesk },
    rules: threadRules,
    reader: { title: () => "", facts: () => [], read: () => ({}), subject: () => ["Algo"] },
    settings: { carpeta: "/salida", direccion: operator, mesa: officialDesk },
    sentEntries: () => Promise.resolve([sent]),
    journal: () => Promise.resolve(createTemporaryMailJournal()),
    journalInstead: () => undefined,
    clock: () => now,
    describeBounce: ({ status }) => `Volvió: ${status}`,
    files: {
      resolve: (...parts) => parts.join("/"),
      exists: (path) => path in files,
      isTaken: () => false,
      entries: () => [],
      readBytes: (path) => Buffer.from(files[path] ?? ""),
      write: unused,
      copy: unused,
      makeFolder: unused,
    },
    openOutput: unused,
    imports: () =>
      Promise.resolve({
        add: () => false,
        list: () => sources,
        source: (_address, uid) => sources[uid - 1]?.source,
        isRead: () => false,
        noteRead: () => {},
        reply: () => undefined,
        noteReply: () => {},
        close: () => {},
      }),
    wait: () => Promise.resolve(),
    trace: () => {},
  });
}

const written = { archivo, sha256: sha256("mensaje"), fecha: now.toISOString() };
const noted = { archivo: "/otra.eml", sha256: "ab", fecha: "2026-11-24T15:00:00.000Z" };
const confirmed = (fecha: string) => ({ por: "mensaje", fecha }) as const;
const copied = "2026-11-24T15:05:00.000Z";
const answered = "2026-11-24T16:00:00.000Z";

test.each<[string, Place, object]>([
  ["no trace", {}, { kind: "unknown", reason: "sin-rastro" }],
  [
    "a file that was cut off",
    { files: { [`${archivo}.parte`]: "" } },
    { kind: "unreachable", reason: "entrega-a-medias" },
  ],
  ["its file", { files: { [archivo]: "mensaje" } }, { kind: "handed", handOver: written }],
  [
    "what was noted, before its file",
    { files: { [archivo]: "mensaje" }, entrega: noted },
    { kind: "handed", handOver: noted },
  ],
  ["that it is on its way", { queued: true, entrega: noted }, { kind: "queued" }],
  [
    "the operator's word",
    { entrega: { ...noted, confirmada: { por: "operador", fecha: copied } } },
    { kind: "queued" },
  ],
  ["its copy alone", { mails: [copy] }, { kind: "queued" }],
  [
    "its copy, and its file",
    { mails: [copy], files: { [archivo]: "mensaje" } },
    { kind: "queued", handOver: { ...written, confirmada: confirmed(copied) } },
  ],
  [
    "an answer without a number",
    { mails: [answer("RE: Algo")], entrega: noted },
    { kind: "queued", handOver: { ...noted, confirmada: confirmed(answered) } },
  ],
  [
    "its copy and an answer",
    { mails: [copy, answer("RE: Algo")], entrega: noted },
    { kind: "queued", handOver: { ...noted, confirmada: confirmed(copied) } },
  ],
  [
    "a stranger's answer",
    { mails: [answer("RE: [MS #7]", "ana@otra.test")], entrega: noted },
    { kind: "handed", handOver: noted },
  ],
  [
    "an answer with a number",
    { mails: [answer("RE: [MS #20260042]")], entrega: noted },
    {
      kind: "accepted",
      replayed: true,
      ticket: {
        numero: "20260042",
        tipo: "consulta",
        estado: "respondido",
        unidad: "Mesa",
        funcionario: null,
        asunto: "Algo",
        creado: "2026-11-24T15:00:00.000Z",
        actualizado: answered,
        sigue_a: null,
        segun: "Su caso fue resuelto",
        solicitud: submission,
        confirmado: "mensaje",
      },
    },
  ],
  [
    "a report that the desk has no such address",
    { mails: [copy, bounce], entrega: noted },
    { kind: "refused", code: "", message: "Volvió: 5.1.1", problems: [] },
  ],
])("what became of a request that was handed over, by %s", async (_what, place, receipt) => {
  expect(await settled(place)).toEqual(receipt);
});

test("the operator's word is told as such until the desk has answered", async () => {
  const listed = async (place: Place) => {
    const { tickets } = await channelAt(place).listTickets({}, { limit: 9 }, signal);
    return tickets.map(({ estado, confirmado }) => [estado, confirmado]);
  };
  const entrega = { ...noted, confirmada: { por: "operador", fecha: copied } } as const;
  expect([
    await listed({ entrega }),
    await listed({ entrega, mails: [copy] }),
    await listed({ entrega, mails: [copy, answer("RE: Algo")] }),
    await listed({ entrega: noted, mails: [copy] }),
  ]).toEqual([
    [],
    [["enviado", "operador"]],
    [["respondido", undefined]],
    [["enviado", undefined]],
  ]);
});
