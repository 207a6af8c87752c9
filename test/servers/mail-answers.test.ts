import { randomUUID } from "node:crypto";
import { once } from "node:events";
import * as z from "zod";
import { expect, test } from "vitest";
import { startMesa } from "../support/mesa-process.ts";
import { lineWithoutIdle } from "./support/tls-line.ts";
import {
  authoritiesOf,
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

/** Waits for the answer to a request, which comes once the mailbox is being watched in that way. */
async function answered(
  operator: Awaited<ReturnType<typeof mailOperator>>,
  way: "IDLE" | "NOOP",
): Promise<{ readonly code: number | null; readonly took: number }> {
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const argv = ["ticket", "esperar", solicitud, "--plazo", "1m", "--verbose"];
  const child = startMesa(argv, operator);
  const gone = once(child, "exit");
  let said = "";
  for await (const piece of child.stderr?.setEncoding("utf8") ?? []) {
    said += String(piece);
    if (said.includes(`IMAP ${way} INBOX`)) break;
  }
  const started = performance.now();
  await answer(solicitud, "El caso ha sido resuelto.");
  await gone;
  return { code: child.exitCode, took: performance.now() - started };
}

test("IDLE: whoever waits for the answer has it within seconds", async () => {
  const operator = await mailOperator({ desk: "agente@aduana.test" });
  const { code, took } = await answered(operator, "IDLE");
  expect(code).toBe(0);
  expect(took).toBeLessThan(15_000);
});

test("no IDLE: the mailbox is asked now and then, and the answer is found all the same", async () => {
  const port = await lineWithoutIdle(facts.MAIL_IMAPS_PORT);
  const operator = await mailOperator({
    desk: "agente@aduana.test",
    imap: `imaps://127.0.0.1:${port}`,
    env: { NODE_EXTRA_CA_CERTS: authoritiesOf("test/fixtures/tls/autoridad.pem") },
  });
  expect(await answered(operator, "NOOP")).toMatchObject({ code: 0 });
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
  expect(stdout).toContain("¡Cuidado!");
});
