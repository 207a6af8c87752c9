import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { asSentByHand } from "../support/sent-by-hand.ts";
import { testFolder } from "../support/test-context.ts";
import { awaitMail, facts, inject, openMailbox, report } from "./support/mail-bench.ts";

const made = z.object({ solicitud: z.string(), entrega: z.object({ archivo: z.string() }) });
const imported = z.object({
  entradas: z.array(z.object({ resultado: z.string(), ticket: z.string().nullable() })),
});

test("sent by hand through Postfix, the message and the desk's answer are imported and settle the request", async () => {
  const folder = testFolder();
  const saved = join(folder, "guardados");
  mkdirSync(saved);
  const answer = async (...argv: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await mesa([...argv, "--json"], { folder });
    if (code !== 0) throw new Error(`${argv.join(" ")}: ${code} ${stderr}`);
    return JSON.parse(stdout);
  };
  const addresses = ["--buzon", facts.MAIL_OPERATOR, "--destino", facts.MAIL_DESK];
  const folders = ["--carpeta", join(folder, "salida")];
  await answer("perfil", "crear", "mano", "--canal", "entrega", ...addresses, ...folders);
  const { solicitud, entrega } = made.parse(await answer(...report));

  // The operator's mail program gives it another id, drops our headers and keeps a copy.
  const id = `<${randomUUID()}@oce.test>`;
  const from = facts.MAIL_OPERATOR;
  const draft = readFileSync(entrega.archivo);
  const message = asSentByHand(draft, { from, id, date: new Date() }).toString("latin1");
  const inbox = await openMailbox(from);
  for (const to of [facts.MAIL_DESK, from]) {
    await inject(from, to, message.replaceAll("\r\n", "\n"));
  }
  const importFirst = async (header: Readonly<Record<string, string>>) => {
    const [uid = 0] = await awaitMail(inbox, { header });
    const found = await inbox.fetchOne(String(uid), { source: true }, { uid: true });
    if (found === false || found.source === undefined) throw new Error("the message is gone");
    const path = join(saved, `${uid}.eml`);
    writeFileSync(path, found.source);
    return imported.parse(await answer("entrega", "importar", path)).entradas;
  };
  expect(await importFirst({ "message-id": id })).toEqual([{ resultado: "en_cola", ticket: null }]);
  const [settled] = await importFirst({ "in-reply-to": id });
  expect(settled).toMatchObject({ resultado: "aceptado", ticket: expect.stringMatching(/^\d+$/) });
  const shown = z
    .object({
      ticket: z.object({ solicitud: z.string(), datos: z.record(z.string(), z.unknown()) }),
    })
    .parse(await answer("ticket", "ver", settled?.ticket ?? ""));
  expect(shown.ticket).toMatchObject({ solicitud, datos: { distrito: "028" } });
});
