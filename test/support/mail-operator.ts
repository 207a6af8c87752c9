import type { SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";
import { createMailChannel } from "../../src/channels/mail/mail-channel.ts";
import type { Split } from "../../src/channels/mail/mail-context.ts";
import { Secret } from "../../src/domain/secret.ts";
import { openMailJournal } from "../../src/ledger/mail-journal.ts";
import { createTemporaryMailJournal } from "../../src/ledger/temporary-mail-journal.ts";
import { mailHead, officialDesk, operator, ownId, requestHead, threadRules } from "./mail-heads.ts";
import type { MailJournal } from "../../src/ports/mail-journal.ts";
import { memoryMailbox } from "./memory-mailbox.ts";
import { mailServer, pem } from "./smtp-server.ts";
import { testFolder } from "./test-context.ts";

/** How long a server that never answers a message is waited for. */
const answerLimitMs = 1000;

interface Operator {
  readonly server?: SMTPServerOptions;
  readonly secret?: string;
  /** Whether the operator agrees to several messages. */
  readonly agrees?: boolean;
  readonly clock?: () => Date;
  readonly journal?: (journal: MailJournal) => MailJournal;
  /** The port in the server's place. */
  readonly port?: number;
}

/** An operator whose ticket 7 the desk has answered, and the server that takes their mail. */
export async function operatorWith(options: Operator = {}) {
  const { port, got } = await mailServer({ secure: true, ...options.server });
  const box = memoryMailbox([
    ["INBOX", ""],
    ["Sent", "\\Sent"],
  ]);
  box.deliver("Sent", requestHead());
  box.deliver("INBOX", mailHead({ references: [ownId], subject: "[aduana.test #7] Recibido" }));
  const journal = await openMailJournal(testFolder());
  onTestFinished(journal.close);
  const server = { host: "127.0.0.1", port: options.port ?? port, secure: true };
  const traced: string[] = [];
  const splits: Split[] = [];
  const secreto = new Secret(options.secret ?? "clave");
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
      login: () => Promise.resolve({ usuario: operator, acceso: "contrasena", secreto }),
      rules: threadRules,
      reader: { title: () => "Incidente", facts: () => [], read: () => ({}), subject: () => [] },
      sentEntries: () => Promise.resolve([]),
      journal: () => Promise.resolve(options.journal?.(journal) ?? journal),
      journalInstead: ({ code }) =>
        code === "disco" ? Promise.resolve(createTemporaryMailJournal()) : undefined,
      clock: options.clock ?? (() => new Date("2026-11-25T15:00:00Z")),
      trace: (line) => void traced.push(line),
      uploading: () => {},
      maySplit(split) {
        splits.push(split);
        return Promise.resolve(options.agrees ?? false);
      },
      describeBounce: () => "El correo volvió.",
      idleTimeoutMs: 30_000,
      uploadTimeoutMs: options.server?.onData === undefined ? 30_000 : answerLimitMs,
      authorities: pem("autoridad"),
    },
    box.mailbox,
  );
  return { channel, got, box, traced, splits, journal, port };
}

/** A server's refusal. */
export const refuse = (code: number, words = "no"): Error =>
  Object.assign(new Error(words), { responseCode: code });
