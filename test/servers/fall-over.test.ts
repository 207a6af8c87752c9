import { expect, test } from "vitest";
import * as z from "zod";
import { awaitMail, mailOperator, facts, openMailbox, report } from "./support/mail-bench.ts";
import { rtProfile } from "./support/rt-bench.ts";

const sent = z.object({
  resultado: z.string(),
  solicitud: z.string(),
  perfil: z.string(),
  via: z.string().optional(),
  canal: z.string(),
});
const settled = z.object({
  entradas: z.array(z.object({ resultado: z.string(), ticket: z.string().nullable() })),
});

test("the desk's interface is down: the request goes by post and becomes one ticket", async () => {
  const operator = await mailOperator();
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  // Nobody listens on the discard port.
  const address = ["--url", "http://127.0.0.1:9", "--usuario", "operador"];
  const profile = [...rtProfile, ...address, "--canal-alterno", "correo"];
  await operator.answer("perfil", "crear", "mesa", ...profile);
  const words = [
    "--perfil",
    "mesa",
    "--alterno",
    "--clave",
    `alterno-${operator.folder.slice(-6)}`,
  ];
  const made = sent.parse(await operator.answer(...report, ...words));
  expect(made).toMatchObject({
    resultado: "en_cola",
    perfil: "mesa",
    via: "oficina",
    canal: "correo",
  });
  await awaitMail(inbox, { header: { "in-reply-to": `mesa.${made.solicitud}.1` } });
  const verified = settled.parse(await operator.answer("bandeja", "verificar", "--perfil", "mesa"));
  const numero = verified.entradas[0]?.ticket ?? "";
  expect(verified.entradas).toEqual([{ resultado: "aceptado", ticket: numero }]);
  // The desk is back: nothing is left for it, and the key gives the ticket that came by post.
  const back = ["--url", facts.RT_URL, "--usuario", "operador", "--reemplazar"];
  await operator.answer("perfil", "crear", "mesa", ...rtProfile, ...back);
  expect(await operator.answer("bandeja", "enviar", "--perfil", "mesa")).toMatchObject({
    entradas: [],
  });
  expect(
    await operator.answer(...report, ...words.filter((one) => one !== "--alterno")),
  ).toMatchObject({ repetido: true, ticket: { numero } });
});
