import type { SMTPServerOptions } from "smtp-server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createMailChannel } from "../../../src/channels/mail/mail-channel.ts";
import { Secret } from "../../../src/domain/secret.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { openMailJournal } from "../../../src/ledger/mail-journal.ts";
import { createTemporaryMailJournal } from "../../../src/ledger/temporary-mail-journal.ts";
import { testIntent } from "../../support/intent.ts";
import {
  mailHead,
  officialDesk,
  operator,
  ownId,
  requestHead,
  threadRules,
} from "../../support/mail-heads.ts";
import { memoryMailbox } from "../../support/memory-mailbox.ts";
import { mailServer, pem } from "../../support/smtp-server.ts";
import { testFolder } from "../../support/test-context.ts";

const signal = new AbortController().signal;
/** How long a server that never answers a message is waited for. */
const answerLimitMs = 1000;
const message = { clave: "r", texto: "Adjunto lo pedido.", archivos: [] };

/** An operator whose ticket 7 the desk has answered, and the server that takes their mail. */
async function operatorWith(options: SMTPServerOptions = {}) {
  const { port, got } = await mailServer({ secure: true, ...options });
  const box = memoryMailbox([
    ["INBOX", ""],
    ["Sent", "\\Sent"],
  ]);
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", mailHead({ references: [ownId], subject: "[aduana.test #7] Recibido" }));
  const journal = await openMailJournal(testFolder());
  onTestFinished(journal.close);
  const server = { host: "127.0.0.1", port, secure: true };
  const channel = createMailChannel(
    {
      mail: {
        direccion: operator,
        mesa: officialDesk,
        smtp: `smtps://127.0.0.1:${port}`,
        imap: "imaps://127.0.0.1:1",
        acceso: "contrasena",
      },
      smtp: server,
      imap: server,
      login: () =>
        Promise.resolve({ usuario: operator, acceso: "contrasena", secreto: new Secret("clave") }),
      rules: threadRules,
      reader: { title: () => "Incidente", facts: () => [], read: () => ({}), subject: () => [] },
      sentEntries: () => Promise.resolve([]),
      journal: () => Promise.resolve(journal),
      journalInstead: ({ code }) =>
        code === "disco" ? Promise.resolve(createTemporaryMailJournal()) : undefined,
      clock: () => new Date("2026-11-25T15:00:00Z"),
      trace: () => {},
      uploading: () => {},
      maySplit: () => Promise.resolve(false),
      describeBounce: () => "El correo volvió.",
      idleTimeoutMs: 30_000,
      uploadTimeoutMs: options.onData === undefined ? 30_000 : answerLimitMs,
      authorities: pem("autoridad"),
    },
    box.mailbox,
  );
  return { channel, got, box };
}

test("a reply has gone to the desk before it is said to be sent, and goes once", async () => {
  const { channel, got, box } = await operatorWith();
  expect(await channel.reply("7", message, signal)).toMatchObject({ texto: message.texto });
  expect(got).toMatchObject([
    { to: [officialDesk, operator], text: expect.stringContaining(message.texto) },
  ]);
  expect(box.filed).toEqual([expect.stringMatching(/^Sent: Message-ID: /)]);
  await channel.reply("7", message, signal);
  expect(got).toHaveLength(1);
});

const refuse = (code: number): Error => Object.assign(new Error("no"), { responseCode: code });

describe("a reply that is not known to have gone is never said to be sent", () => {
  test.each<[string, SMTPServerOptions, string]>([
    [
      "the server never answers the message",
      { onData: (stream) => void stream.resume() },
      "mensaje-desconocido",
    ],
    [
      "the server refuses it",
      {
        onData: (stream, _session, done) => {
          stream.on("end", () => done(refuse(554))).resume();
        },
      },
      "mesa-rechaza",
    ],
    [
      "the server can't take it now",
      { onMailFrom: (_from, _session, done) => done(refuse(450)) },
      "buzon-inalcanzable",
    ],
  ])("%s", async (_what, options, code) => {
    const { channel, box } = await operatorWith(options);
    await expect(channel.reply("7", message, signal)).rejects.toMatchObject({ code });
    await expect(channel.accept("7", undefined, signal)).rejects.toMatchObject({ code });
    expect(box.filed).toEqual([]);
  });
});

describe("a request that the server has taken", () => {
  const intent = testIntent({ solicitud: "01a20000-0000-7000-8000-00000000beef", canal: "correo" });

  test("is on its way, and there is nothing to say of it", async () => {
    const { channel, got, box } = await operatorWith();
    expect(await channel.submit(intent, signal)).toEqual({ kind: "queued" });
    expect([got.length, box.filed.length]).toEqual([1, 1]);
  });

  test("is on its way as well where its copy can't be kept, and that is said", async () => {
    const { channel, got, box } = await operatorWith();
    box.refuseCopies(new MesaError("buzon-inalcanzable", { params: { motivo: "OVERQUOTA" } }));
    expect(await channel.submit(intent, signal)).toEqual({
      kind: "queued",
      advice: [
        {
          field: "correo",
          code: "copia-no-guardada",
          params: { motivo: expect.stringContaining("OVERQUOTA") },
        },
      ],
    });
    expect(got).toHaveLength(1);
  });
});
