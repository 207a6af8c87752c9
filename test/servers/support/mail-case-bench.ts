import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ImapFlow } from "imapflow";
import PostalMime from "postal-mime";
import * as z from "zod";
import { mailCases } from "../../support/mail-cases.ts";
import { makePng } from "../../support/make-png.ts";
import { emptyMailbox, facts, mailOperator, openMailbox } from "./mail-bench.ts";
import { lineThatFails } from "./tls-line.ts";

const owner = "otro@oce.test";
/** No help desk stands behind this address, which would answer by itself. */
const official = "agente@aduana.test";

/** What the request of every case says; the fixtures repeat these lines of it. */
const account = "La declaración fue rechazada al firmar.";

const outbox = z.object({
  entradas: z.array(z.object({ clave: z.string(), solicitud: z.string() })),
});

/** A message that arrives, made once it is known what was sent. */
export type Arrival = (sent: SentRequests) => Buffer;

export interface SentRequests {
  /** The submission of the nth request of a case, from 1 on. */
  readonly id: (nth: number) => string;
  /** A message of a fixture with the ids, addresses and words of what was really sent. */
  readonly real: (source: Buffer) => Buffer;
}

/** What a case needs: requests about these screens, and the messages about them. */
export interface MailCase {
  readonly name: string;
  readonly screens: readonly string[];
  readonly arrivals: readonly Arrival[];
}

/**
 * One mailbox for all cases: their requests are sent in one batch, then their messages lie in the
 * inbox, so that every case also stands beside all others.
 */
export async function openCases(cases: readonly MailCase[]) {
  const out = await lineThatFails(facts.MAIL_SUBMISSIONS_PORT);
  const into = await lineThatFails(facts.MAIL_IMAPS_PORT);
  const operator = await mailOperator({
    mailbox: owner,
    desk: official,
    smtp: `smtps://127.0.0.1:${out.port}`,
    imap: `imaps://127.0.0.1:${into.port}`,
    env: { NODE_EXTRA_CA_CERTS: resolve("test/fixtures/tls/autoridad.pem") },
  });
  const mailbox = await openMailbox(owner);
  await emptyMailbox(mailbox);
  const rows = cases.flatMap(({ screens }, at) =>
    screens.map((screen, nth) => row(operator.folder, `caso-${at}-${nth + 1}`, screen)),
  );
  const table = join(operator.folder, "casos.ndjson");
  writeFileSync(table, rows.map((one) => JSON.stringify(one)).join("\n"));
  const batch = ["lote", "enviar", table, "--tipo", "incidente", "--si"];
  await operator.answer(...batch);
  const { entradas } = outbox.parse(await operator.answer("bandeja", "listar", "--todas"));
  const ids = new Map(entradas.map(({ clave, solicitud }) => [clave, solicitud]));
  const words = await wordsOf(mailbox);
  for (const [at, { arrivals }] of cases.entries()) {
    const id = (nth: number): string => ids.get(`caso-${at}-${nth}`) ?? "";
    const real = (source: Buffer): Buffer => asSent(source, id, words);
    for (const one of arrivals) await mailbox.append("INBOX", one({ id, real }));
  }
  return { operator, id: (at: number, nth: number) => ids.get(`caso-${at}-${nth}`) ?? "" };
}

function row(folder: string, clave: string, pantalla: string) {
  const picture = join(folder, "pantalla.png");
  writeFileSync(picture, makePng({ colour: 2, depth: 8, width: 40, height: 20 }).png);
  const sample: unknown = JSON.parse(
    readFileSync("test/fixtures/solicitudes/incidente-dai-login-error.json", "utf8"),
  );
  const base = z.record(z.string(), z.unknown()).parse(sample);
  const { identificacion, nombre, telefono, tipo_operador } = base;
  const who = { identificacion, nombre, telefono, tipo_operador, correo: owner };
  const when = { fecha: "2026-11-24", hora: "10:00", distrito: "028" };
  return { ...who, ...when, pantalla, descripcion: account, capturas: [picture], clave };
}

/** Lines of the text that was really sent, by the fixture's line that stands for each. */
async function wordsOf(mailbox: ImapFlow): Promise<ReadonlyMap<string, string>> {
  await mailbox.mailboxOpen("Sent", { readOnly: true });
  const found = await mailbox.search({ header: { "x-mesa-clave": "caso-0-1" } });
  const first = Array.isArray(found) ? String(found[0]) : "*";
  const sent = await mailbox.fetchOne(first, { source: true });
  const source = sent === false ? undefined : sent.source;
  if (source === undefined) throw new Error("nothing was filed among the sent messages");
  const { text = "" } = await PostalMime.parse(source);
  const line = (start: string): string =>
    text.split(/\r?\n/).find((one) => one.startsWith(start)) ?? "";
  return new Map([
    ["Formulario de Reporte de Incidentes", line("Formulario")],
    ["Pantalla: DAI", line("Pantalla")],
    [`Descripción: ${account}`, line("Descripción")],
  ]);
}

function asSent(
  source: Buffer,
  id: (nth: number) => string,
  words: ReadonlyMap<string, string>,
): Buffer {
  let text = source.toString("latin1");
  for (const nth of [1, 2]) {
    text = text.replaceAll(`01a20000-0000-7000-8000-00000000000${nth}`, id(nth));
  }
  text = text
    .replaceAll(mailCases.acerca.propio, owner)
    .replaceAll(mailCases.acerca.mesa, official);
  const latin = (one: string): string => Buffer.from(one).toString("latin1");
  for (const [from, to] of words) text = text.replaceAll(latin(from), latin(to));
  return Buffer.from(text.replaceAll(/\r?\n/g, "\r\n"), "latin1");
}
