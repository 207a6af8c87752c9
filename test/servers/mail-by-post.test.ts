import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { expect, test } from "vitest";
import { awaitMail, facts, mailOperator, openMailbox, report } from "./support/mail-bench.ts";

const submitted = z.object({ resultado: z.string(), solicitud: z.string(), ticket: z.unknown() });
const detail = z.object({
  ticket: z.object({
    numero: z.string(),
    estado: z.string(),
    segun: z.string().optional(),
    datos: z.record(z.string(), z.unknown()),
    mensajes: z.array(
      z.object({
        de: z.string(),
        texto: z.string(),
        autor: z.string().optional(),
        adjuntos: z.array(z.object({ id: z.string(), nombre: z.string(), sha256: z.string() })),
      }),
    ),
    adjuntos: z.array(z.object({ nombre: z.string(), sha256: z.string() })),
  }),
});
const history = z.object({
  items: z.array(z.object({ Type: z.string(), Creator: z.unknown() })),
});

/** Request Tracker as its agent uses it. */
async function agent(path: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(`${facts.RT_URL}/REST/2.0${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `token ${facts.RT_TOKEN_AGENTE}`,
      "content-type": "application/json",
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return await reply.json();
}

test("end to end by post: the request becomes a ticket of Request Tracker, is answered, and answered back", async () => {
  const operator = await mailOperator();
  const inbox = await openMailbox(facts.MAIL_OPERATOR);
  const sent = submitted.parse(await operator.answer(...report));
  expect([sent.resultado, sent.ticket]).toEqual(["en_cola", null]);

  // Postfix hands it to RT, whose automatic reply names the number.
  const ownId = `mesa.${sent.solicitud}.1`;
  await awaitMail(inbox, { header: { "in-reply-to": ownId } });
  const verified = z
    .object({ entradas: z.array(z.object({ resultado: z.string(), ticket: z.string() })) })
    .parse(await operator.answer("bandeja", "verificar"));
  const numero = verified.entradas[0]?.ticket ?? "";
  expect(verified.entradas).toEqual([{ resultado: "aceptado", ticket: numero }]);
  expect(numero).toMatch(/^\d+$/);
  const registered = detail.parse(await operator.answer("ticket", "ver", numero)).ticket;
  expect([registered.numero, registered.estado]).toEqual([numero, "registrado"]);
  expect(registered.segun).toContain(`[aduana.test #${numero}]`);

  // What RT has is what was sent, byte for byte.
  const evidence = registered.adjuntos.find((one) => one.nombre === "evidencia.pdf");
  const list = z
    .object({ items: z.array(z.object({ id: z.coerce.string(), Filename: z.string().nullish() })) })
    .parse(await agent(`/ticket/${numero}/attachments?fields=Filename&per_page=100`));
  const stored = list.items.find((one) => one.Filename === "evidencia.pdf")?.id ?? "";
  const { Content } = z.object({ Content: z.string() }).parse(await agent(`/attachment/${stored}`));
  const digest = createHash("sha256").update(Buffer.from(Content, "base64")).digest("hex");
  expect(digest).toBe(evidence?.sha256);

  // The agent's answer by REST has no In-Reply-To and only RT's own thread id.
  const content = Buffer.from("%PDF-1.4 respuesta");
  await agent(`/ticket/${numero}/correspond`, {
    Content: "Estimado operador: el permiso fue corregido. Intente de nuevo.",
    ContentType: "text/plain",
    Attachments: [
      {
        FileName: "respuesta.pdf",
        FileType: "application/pdf",
        FileContent: content.toString("base64"),
      },
    ],
  });
  await awaitMail(inbox, { body: "el permiso fue corregido", subject: `#${numero}]` });
  const answered = detail.parse(await operator.answer("ticket", "ver", numero)).ticket;
  expect(answered.estado).toBe("respondido");
  expect(answered.segun).toContain("fue corregido");
  const last = answered.mensajes.at(-1);
  expect([last?.autor, last?.texto]).toEqual([
    "mesa",
    expect.stringContaining("el permiso fue corregido"),
  ]);
  const file = last?.adjuntos.find((one) => one.nombre === "respuesta.pdf");
  expect(file?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
  const target = join(operator.folder, "bajados");
  await operator.answer("ticket", "descargar", numero, "--carpeta", target);
  expect(readFileSync(join(target, "respuesta.pdf"))).toEqual(content);

  // The operator's answer is appended to the same ticket.
  const text = "Ya funciona, gracias.";
  await operator.answer("ticket", "responder", numero, "--texto", text);
  await operator.answer("ticket", "responder", numero, "--texto", text);
  await operator.answer("ticket", "conforme", numero);
  const desk = await openMailbox(facts.MAIL_DESK);
  await awaitMail(desk, { header: { "x-mesa-accion": "conforme" }, subject: `#${numero}]` });
  const said = detail.parse(await operator.answer("ticket", "ver", numero)).ticket;
  expect(said.estado).toBe("conforme");
  const own = said.mensajes.filter((one) => one.autor === "operador").map((one) => one.texto);
  expect(own).toEqual([text, "Estoy conforme con la respuesta; el caso puede cerrarse."]);
  const wanted = ["Create", "Correspond", "Correspond", "Correspond"];
  for (;;) {
    const { items } = history.parse(
      await agent(`/ticket/${numero}/history?fields=Type,Creator&per_page=100`),
    );
    const types = items.map((one) => one.Type).filter((type) => wanted.includes(type));
    // RT takes what Postfix hands it one message after the other.
    if (types.length < wanted.length) continue;
    expect(types).toEqual(wanted);
    break;
  }
});
