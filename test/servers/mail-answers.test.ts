import { randomUUID } from "node:crypto";
import * as z from "zod";
import { expect, test } from "vitest";
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

test("IDLE: whoever waits for the answer has it within seconds", async () => {
  const operator = await mailOperator({ desk: "agente@aduana.test" });
  const { solicitud } = submitted.parse(await operator.answer(...report));
  const started = performance.now();
  const waiting = operator.answer("ticket", "esperar", solicitud, "--plazo", "1m");
  await answer(solicitud, "El caso ha sido resuelto.");
  await waiting;
  expect(performance.now() - started).toBeLessThan(15_000);
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
