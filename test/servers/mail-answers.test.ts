import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { expect, onTestFinished, test } from "vitest";
import { createMailbox } from "../../src/channels/mail/imap-mailbox.ts";
import { Secret } from "../../src/domain/secret.ts";
import { lineWithoutIdle } from "./support/tls-line.ts";
import {
  awaitMail,
  facts,
  inject,
  mailOperator,
  openMailbox,
  report,
} from "./support/mail-bench.ts";

const submitted = z.object({ solicitud: z.string() });

/** An answer of the desk to a request, as a mail program writes it. */
async function answer(solicitud: string, text: string, more = ""): Promise<void> {
  await inject(
    facts.MAIL_DESK,
    facts.MAIL_OPERATOR,
    `${more}From: Mesa <${facts.MAIL_DESK}>
To: ${facts.MAIL_OPERATOR}
Message-ID: <${randomUUID()}@aduana.test>
In-Reply-To: <mesa.${solicitud}.1@oce.test>
Subject: Re: su caso
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${text}
`,
  );
}

test("whoever waits for the answer has it", { timeout: 120_000 }, async () => {
  const operator = await mailOperator({ desk: "agente@aduana.test" });
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const waiting = operator.answer("ticket", "esperar", solicitud, "--plazo", "1m");
  await answer(solicitud, "El caso ha sido resuelto.");
  expect(await waiting).toMatchObject({ resultado: "alcanzado" });
});

/** How long news of a message take that comes while the mailbox is watched in that way. */
async function newsAfter(way: "IDLE" | "NOOP", port: number, authority: string): Promise<number> {
  const watching = new EventEmitter();
  const mailbox = createMailbox({
    server: { host: "127.0.0.1", port, secure: true },
    login: () =>
      Promise.resolve({
        usuario: facts.MAIL_OPERATOR,
        acceso: "contrasena",
        secreto: new Secret(facts.MAIL_PASSWORD),
      }),
    trace: (line) => void watching.emit(line),
    idleTimeoutMs: 4000,
    authorities: readFileSync(authority, "utf8"),
  });
  onTestFinished(mailbox.close);
  const seen = (await mailbox.folders()).find(({ path }) => path === "INBOX")?.next ?? 1;
  const begun = once(watching, `IMAP ${way} INBOX`);
  const news = mailbox.waitForNews(seen, 50_000, new AbortController().signal);
  await begun;
  const started = performance.now();
  await answer(randomUUID(), "Cualquier cosa.");
  await news;
  return performance.now() - started;
}

test("IDLE: news come at once", async () => {
  expect(await newsAfter("IDLE", facts.MAIL_IMAPS_PORT, facts.MAIL_CA)).toBeLessThan(10_000);
});

test("no IDLE: the mailbox is asked now and then", async () => {
  const port = await lineWithoutIdle(facts.MAIL_IMAPS_PORT);
  const took = await newsAfter("NOOP", port, "test/fixtures/tls/autoridad.pem");
  expect(took).toBeLessThan(10_000);
});

test("a forged sender is shown as one, and its words tell no state", async () => {
  const operator = await mailOperator({ desk: "agente@aduana.test" });
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const report8601 = "mail.aduana.test; dmarc=fail header.from=aduana.test";
  await answer(solicitud, "El caso fue rechazado.", `Authentication-Results: ${report8601}\n`);
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  await awaitMail(inbox, { header: { "in-reply-to": `mesa.${solicitud}.1` } });
  const { ticket } = z
    .object({
      ticket: z.object({
        estado: z.string(),
        mensajes: z.array(z.object({ texto: z.string(), dudoso: z.string().optional() })),
      }),
    })
    .parse(await operator.answer("ticket", "ver", solicitud));
  expect([ticket.estado, ticket.mensajes]).toEqual([
    "enviado",
    [{ texto: "El caso fue rechazado.", dudoso: report8601 }],
  ]);
  const { stdout } = await operator.run("ticket", "ver", solicitud);
  expect(stdout).toContain("Cuidado: el servidor de correo no confirma");
});
