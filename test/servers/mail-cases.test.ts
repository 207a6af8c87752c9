import { readFileSync } from "node:fs";
import * as z from "zod";
import { expect, test } from "vitest";
import { mailCases } from "../support/mail-cases.ts";
import { answer } from "../support/read-mails.ts";
import { openCases, type Arrival, type MailCase } from "./support/mail-case-bench.ts";

const ticket = z.object({
  numero: z.string(),
  estado: z.string(),
  segun: z.string().optional(),
  solicitud: z.string().optional(),
  mensajes: z
    .array(
      z.object({
        texto: z.string(),
        autor: z.string().optional(),
        automatico: z.boolean().optional(),
        dudoso: z.string().optional(),
      }),
    )
    .optional(),
});
type Ticket = z.output<typeof ticket>;
const list = z.object({ tickets: z.array(ticket), siguiente: z.string().nullable() });

/** A case, and what is wrong with what was read of its requests. */
interface Judged extends MailCase {
  readonly judge: (read: readonly Ticket[]) => readonly unknown[];
}

const byProgram = ["Auto-Submitted: auto-generated"];
const source = (name: string): Buffer => readFileSync(`test/fixtures/correo/${name}`);
const flat = (text = ""): string => text.replace(/\s+/g, " ").trim();
const fixture =
  (name: string): Arrival =>
  ({ real }) =>
    real(source(name));
const written =
  (mail: Parameters<typeof answer>[0]): Arrival =>
  ({ real }) =>
    real(answer(mail));

interface Expected {
  readonly estado?: readonly string[] | undefined;
  readonly nunca?: readonly string[] | undefined;
  readonly numero?: string | null | undefined;
  readonly mensajes?: number | undefined;
}

function complaints(read: Ticket | undefined, expected: Expected): readonly unknown[] {
  if (read === undefined) return ["not listed"];
  const { estado, numero, solicitud, mensajes = [] } = read;
  const states = expected.estado?.map((one) => (one === "ninguno" ? "enviado" : one));
  const known = numero === solicitud ? null : numero;
  return [
    ...(states?.includes(estado) === false ? [estado] : []),
    ...(expected.nunca?.includes(estado) === true ? [`${estado}!`] : []),
    ...(expected.numero !== undefined && expected.numero !== known ? [known] : []),
    ...(expected.mensajes !== undefined && expected.mensajes !== mensajes.length ? [mensajes] : []),
  ];
}

/** A case of one request beside another, which stays untouched. */
function one(
  name: string,
  arrival: Arrival,
  judge: (read: Ticket, first: NonNullable<Ticket["mensajes"]>[number] | undefined) => unknown[],
): Judged {
  return {
    name,
    screens: ["DAI"],
    arrivals: [arrival],
    judge: ([read]) => (read === undefined ? ["not listed"] : judge(read, read.mensajes?.[0])),
  };
}

const { frases, asuntos, citas, mensajes, escenas, confianza } = mailCases;
const single: readonly Judged[] = [
  ...frases.map((given) =>
    one(
      given.texto,
      written({
        text: given.texto,
        ...(given.automatico && { subject: "Aviso", more: byProgram }),
      }),
      (read) => [...complaints(read, given)],
    ),
  ),
  ...asuntos.map(({ asunto, numero }) =>
    one(
      asunto,
      written({ text: "Gracias por escribirnos.", subject: asunto, more: byProgram }),
      (read) => [...complaints(read, { numero })],
    ),
  ),
  ...citas.map(({ archivo, propio, contiene, no_contiene }) =>
    one(
      archivo,
      ({ real }) => real(answer({ text: source(archivo).toString() })),
      (read, first) => {
        const texto = first?.texto ?? "";
        const right =
          (propio === null || flat(texto) === flat(propio)) &&
          (contiene === undefined || texto.includes(contiene)) &&
          (no_contiene === undefined || !texto.includes(no_contiene));
        return [...complaints(read, { mensajes: 1 }), ...(right ? [] : [texto])];
      },
    ),
  ),
  ...mensajes.map((given) =>
    one(given.archivo, fixture(given.archivo), (read, first) => [
      ...complaints(read, given),
      ...(given.texto !== undefined && given.texto !== first?.texto ? [first?.texto] : []),
      ...(given.motivo !== undefined && !flat(read.segun).includes(given.motivo)
        ? [read.segun]
        : []),
      ...(given.visible === true && first === undefined ? ["not shown"] : []),
      ...(given.automatico !== undefined &&
      first !== undefined &&
      (first.automatico === true) !== given.automatico
        ? ["automatic or not"]
        : []),
    ]),
  ),
  ...confianza.map(({ nombre, authentication_results, de, debe }) => {
    const isForged = debe.includes("falso");
    const text = isForged ? "El caso fue rechazado." : "Su caso fue asignado a un analista.";
    const more = [`Authentication-Results: ${authentication_results}`];
    return one(nombre, written({ text, from: de, more }), (read, first) => [
      ...complaints(read, { estado: [isForged ? "enviado" : "asignado"] }),
      ...((first?.dudoso !== undefined) === isForged ? [] : [first]),
    ]);
  }),
];

const scenes: readonly Judged[] = escenas.map((scene) => ({
  name: scene.clase,
  screens: scene.asuntos_nuestros.map((one) => one.replace(/^\[[^\]]*\] (?:.* – )?/, "")),
  arrivals: scene.mensajes.map(({ archivo, responde_a, asunto, texto, de, sin_id }): Arrival => {
    if (archivo !== undefined) return fixture(archivo);
    const mail = answer({
      to: responde_a ?? 0,
      text: texto ?? "",
      ...(asunto !== undefined && { subject: asunto }),
      ...(de !== undefined && { from: de }),
    });
    const own = sin_id === true ? mail.toString().replace(/^Message-ID: .*\r\n/m, "") : mail;
    return ({ real }) => real(Buffer.from(own));
  }),
  judge: (read) =>
    Object.entries(scene.debe).flatMap(([nth, expected]) =>
      complaints(read[Number(nth) - 1], expected).map((what) => [nth, what]),
    ),
}));

test("mail of every kind that desks write, read from a real mailbox", async () => {
  const bystander: Judged = {
    name: "a request that nobody answers",
    screens: ["DAI"],
    arrivals: [],
    judge: ([read]) => complaints(read, { estado: ["enviado"], numero: null, mensajes: 0 }),
  };
  const cases = [...single, ...scenes, bystander];
  const { operator, id } = await openCases(cases);
  const listed: Ticket[] = [];
  for (let cursor: readonly string[] = []; ;) {
    const page = list.parse(
      await operator.answer("ticket", "listar", "--limite", "100", ...cursor),
    );
    listed.push(...page.tickets);
    if (page.siguiente === null) break;
    cursor = ["--cursor", page.siguiente];
  }
  const wrong: unknown[] = [];
  for (const [at, { name, screens, judge }] of cases.entries()) {
    const read: Ticket[] = [];
    for (const nth of screens.keys()) {
      const own = id(at, nth + 1);
      const shown = await operator.here("ticket", "ver", own);
      const seen = z.object({ ticket }).parse(shown).ticket;
      const inList = listed.find(({ solicitud }) => solicitud === own);
      if (inList?.estado !== seen.estado) wrong.push([name, inList?.estado, seen.estado]);
      read.push(seen);
    }
    const found = judge(read);
    if (found.length > 0) wrong.push([name, ...found]);
  }
  expect(wrong).toEqual([]);
});
