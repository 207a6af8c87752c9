import type { Advice } from "../../domain/evidence.ts";
import type { Receipt } from "../../domain/receipt.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HandedOver } from "../../ports/channel.ts";
import { HttpFailure, type HttpReply } from "../../ports/http.ts";
import type { Intent } from "../../ports/ledger.ts";
import type { RtSettings } from "./profile-part.ts";
import { parseReply } from "../parse-reply.ts";
import { failureText, type RtClient } from "./rt-client.ts";
import { isFile, ticketAttachments } from "./rt-conversation.ts";
import { creation, customFields, type RequestWords } from "./rt-form.ts";
import { withKey } from "./rt-search.ts";
import { kindNames, toTicket } from "./rt-ticket.ts";
import { findTicket } from "./rt-tickets.ts";
import { rtCreated, type RtTicket } from "./rt-wire.ts";

/** Statuses after which RT has stored nothing, so that the request may be sent again. */
const notStoredStatuses = new Set([408, 425, 429, 503]);

/** How long RT may still process a request after its connection is lost. */
const settlingTimeMs = 30_000;

/**
 * Creates a ticket unless one with the key exists; RT itself would create one for every request.
 */
export async function submit(
  intent: Intent,
  words: RequestWords,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<Receipt> {
  const known = await findByKey(intent.clave, settings, client, signal);
  if (known !== undefined) {
    return { kind: "accepted", ticket: toTicket(known, settings), replayed: true };
  }
  let reply: HttpReply;
  try {
    reply = await client.exchange(creation(intent, words, settings), signal);
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { kind: error.sent ? "unknown" : "unreachable", reason: error.reason };
  }
  if (reply.status === 201) return await readBack(reply, intent, settings, client, signal);
  const reason = `HTTP ${reply.status}`;
  if (notStoredStatuses.has(reply.status) && reply.doubtful !== true)
    return { kind: "unreachable", reason };
  // A page for people, from a proxy or from RT itself, does not tell whether a ticket was created.
  if (reply.status >= 500 || reply.status < 400 || reply.doubtful === true) {
    return { kind: "unknown", reason };
  }
  const message = failureText(reply) ?? `HTTP ${reply.status}`;
  return { kind: "refused", code: "", message, problems: [] };
}

/** The oldest ticket with a key, so that two machines that raced agree on one. */
export async function findByKey(
  key: string,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<RtTicket | undefined> {
  return await findTicket(withKey(settings, key), client, signal);
}

/**
 * Finds out what became of a sent request; a missing one counts as unknown for `settlingTimeMs`.
 */
export async function settle(
  handed: HandedOver,
  now: Date,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<Receipt> {
  const found = await findByKey(handed.clave, settings, client, signal);
  if (found !== undefined) {
    return { kind: "accepted", ticket: toTicket(found, settings), replayed: true };
  }
  const ageMs = now.getTime() - new Date(handed.entregada).getTime();
  const reason = "sin-rastro";
  return ageMs < settlingTimeMs ? { kind: "unknown", reason } : { kind: "unreachable", reason };
}

/**
 * Compares what RT stored with what was sent and reports every difference: RT answers 201 even when
 * it silently drops fields that do not fit or files that are too large.
 */
async function readBack(
  reply: HttpReply,
  intent: Intent,
  settings: RtSettings,
  client: RtClient,
  signal: AbortSignal,
): Promise<Receipt> {
  try {
    const { id } = parseReply(reply, rtCreated);
    const found = await findTicket(`id = ${Number(id)}`, client, signal);
    if (found === undefined) return unseen(id, intent, settings);
    const advice = [
      ...lostFields(found, intent, settings),
      ...(await lostFiles(found, intent, client, signal)),
    ];
    return { kind: "accepted", ticket: toTicket(found, settings), replayed: false, advice };
  } catch (error) {
    if (error instanceof HttpFailure) return { kind: "unknown", reason: error.reason };
    if (error instanceof MesaError) return { kind: "unknown", reason: error.code };
    throw error;
  }
}

/**
 * A receipt for a ticket that RT created for another user: it can be neither followed nor found by
 * key.
 */
function unseen(
  id: string,
  { tipo, creada, sigue_a }: Intent,
  { cola, solicitante }: RtSettings,
): Receipt {
  const ticket = {
    numero: id,
    tipo,
    estado: "registrado",
    unidad: cola,
    funcionario: null,
    asunto: kindNames[tipo],
    creado: creada,
    actualizado: creada,
    sigue_a,
  };
  const advice = { field: "ticket", code: "mesa-no-muestra", params: { solicitante } };
  return { kind: "accepted", ticket, replayed: false, advice: [advice] };
}

function lostFields(found: RtTicket, intent: Intent, settings: RtSettings): readonly Advice[] {
  const fields = found.CustomFields ?? [];
  const wanted = Object.entries(customFields(intent, settings));
  return wanted.flatMap(([campo, value]): readonly Advice[] => {
    const kept = fields.find(({ name }) => name === campo)?.values ?? [];
    if (kept.some((one) => one.replaceAll("\r\n", "\n") === value)) return [];
    if (campo === settings.campo_clave) {
      return [{ field: "clave", code: "mesa-sin-clave", params: { campo } }];
    }
    const field = Object.entries(settings.campos).find(([, custom]) => custom === campo)?.[0];
    return [{ field: field ?? campo, code: "mesa-sin-campo", params: { campo } }];
  });
}

/** Files that RT dropped; their entries keep the length but have another name and type. */
async function lostFiles(
  found: RtTicket,
  { archivos }: Intent,
  client: RtClient,
  signal: AbortSignal,
): Promise<readonly Advice[]> {
  if (archivos.length === 0) return [];
  const kept = (await ticketAttachments(found.id, client, signal)).filter(isFile);
  return archivos.flatMap(({ clase, nombre, tipo, bytes }): readonly Advice[] => {
    const same = kept.some(
      (one) => one.Filename === nombre && one.ContentType === tipo && one.ContentLength === bytes,
    );
    if (same) return [];
    const field = clase === "evidencia" ? "capturas" : "adjuntos";
    return [{ field, code: "mesa-sin-archivo", params: { archivo: nombre } }];
  });
}
