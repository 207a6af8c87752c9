import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mailCases } from "../../support/mail-cases.ts";
import { answer, readMails } from "../../support/read-mails.ts";

const { asunto_nuestro: subject } = mailCases.acerca;
const bystander = "[Incidente] Pantalla B";
const byProgram = ["Auto-Submitted: auto-generated"];
const source = (name: string) => readFileSync(`test/fixtures/correo/${name}`);
const flat = (text: string) => text.replace(/\s+/g, " ").trim();

/** One request beside another, which no message may touch. */
async function readBeside(mail: Buffer) {
  const [first, other] = await readMails([subject, bystander], [mail]);
  if (first === undefined || other === undefined) throw new Error("a request is lost");
  expect([other.ticket.estado, other.numero]).toEqual(["enviado", null]);
  return { ...first, mensaje: first.mensajes[0] };
}

const allowed = (states: readonly string[] | undefined) =>
  (states ?? []).map((one) => (one === "ninguno" ? "enviado" : one));

test.each(mailCases.frases.map((one) => [one.texto, one] as const))(
  "the state: %s",
  async (texto, { automatico, estado }) => {
    const mail = automatico
      ? answer({ text: texto, subject: "Aviso", more: byProgram })
      : answer({ text: texto });
    expect(allowed(estado)).toContain((await readBeside(mail)).ticket.estado);
  },
);

test.each(mailCases.asuntos.map((one) => [one.asunto, one.numero] as const))(
  "the number: %s",
  async (asunto, numero) => {
    const mail = answer({ text: "Gracias por escribirnos.", subject: asunto, more: byProgram });
    expect((await readBeside(mail)).numero).toBe(numero);
  },
);

test.each(mailCases.citas.map((one) => [one.archivo, one] as const))(
  "the sender's own words: %s",
  async (archivo, { propio, contiene, no_contiene }) => {
    const read = await readBeside(answer({ text: source(archivo).toString() }));
    expect(read.mensajes).toHaveLength(1);
    const texto = read.mensaje?.texto ?? "";
    if (propio !== null) expect(flat(texto)).toBe(flat(propio));
    if (contiene !== undefined) expect(texto).toContain(contiene);
    if (no_contiene !== undefined) expect(texto).not.toContain(no_contiene);
  },
);

test.each(mailCases.mensajes.map((one) => [one.archivo, one] as const))(
  "a whole message: %s",
  async (archivo, { estado, nunca, numero, texto, automatico, motivo, visible }) => {
    const read = await readBeside(source(archivo));
    expect(allowed(estado)).toContain(read.ticket.estado);
    for (const one of nunca ?? []) expect(read.ticket.estado).not.toBe(one);
    if (numero !== undefined) expect(read.numero).toBe(numero);
    if (texto !== undefined) expect(read.mensaje?.texto).toBe(texto);
    if (automatico !== undefined) expect(read.mensaje?.automatico === true).toBe(automatico);
    if (motivo !== undefined) expect(read.ticket.segun).toContain(motivo);
    if (visible === true) expect(read.mensaje).toBeDefined();
  },
);

test.each(mailCases.confianza.map((one) => [one.nombre, one] as const))(
  "whether the sender is who it says: %s",
  async (_nombre, { authentication_results, de, debe }) => {
    const isForged = debe.includes("falso");
    const text = isForged ? "El caso fue rechazado." : "Su caso fue asignado a un analista.";
    const more = [`Authentication-Results: ${authentication_results}`];
    const read = await readBeside(answer({ text, from: de, more }));
    expect(read.ticket.estado).toBe(isForged ? "enviado" : "asignado");
    expect(read.mensaje?.dudoso !== undefined).toBe(isForged);
  },
);

test("a false number joins no strangers, and what the operator typed is none", async () => {
  const [first, second] = await readMails(
    ["[Incidente] Pantalla A", bystander],
    [
      answer({ subject: "Re: DAE-2026 observada", text: "Se recibió su caso." }),
      answer({
        to: 0,
        subject: "Re: DAE-2026 liquidación",
        text: "Su solicitud fue rechazada por falta de captura.",
      }),
    ],
  );
  expect([first?.ticket.estado, first?.mensajes.length]).toEqual(["registrado", 1]);
  expect([second?.ticket.estado, second?.mensajes.length]).toEqual(["enviado", 0]);
  const [typed] = await readMails(
    ["[Consulta] Otros – Solicitud 88123 rechazada"],
    [answer({ subject: "RE: Consulta Solicitud 88123 rechazada", text: "Se atenderá." })],
  );
  expect(typed?.numero).toBeNull();
});
