import { createHash } from "node:crypto";
import { searchWord } from "../../domain/failure-marks.ts";
import type { TicketDetail, TicketMessage } from "../../domain/ticket.ts";
import { isOver } from "../../domain/ticket-life.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { CiTicket } from "./find-ci-tickets.ts";

/** Shortest time between two notes about the same failure, where `--recordar` does not say. */
export const defaultNotePauseMs = 24 * 3_600_000;

/** `falla`: the failure goes on. `pasa`: the tests pass again. */
export type NoteKind = "falla" | "pasa";

export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
  /** Shortest time between two notes about the same failure. */
  readonly pauseMs: number;
  readonly now: Date;
}

/**
 * Adds a note to a ticket: its failure goes on (at most once in `pauseMs`), or its tests pass again
 * (once). Jobs that do so at the same time derive the same idempotency key from the notes already
 * there, so the desk takes one of them.
 *
 * @returns whether this job's note was taken
 */
export async function noteOnTicket(
  { detail, marks }: CiTicket,
  note: Note,
  channel: Pick<Channel, "getTicket" | "reply">,
  signal: AbortSignal,
): Promise<boolean> {
  const before = notesOf(detail, marks.huella);
  if (!isDue(note, detail, before)) return false;
  const { numero } = detail;
  const last = before.at(-1)?.message.id ?? null;
  const digest = createHash("sha256").update(JSON.stringify([numero, note.kind, last]));
  const clave = `ci-nota-${digest.digest("hex").slice(0, 32)}`;
  const texto = `${note.text}\n\n${signature(marks.huella, note.kind)}`;
  try {
    await channel.reply(numero, { clave, texto, archivos: [] }, signal);
    return true;
  } catch (error) {
    if (!(error instanceof MesaError) || error.code !== "mesa-rechaza") throw error;
    const now = await channel.getTicket(numero, signal);
    const others = notesOf(now, marks.huella).length > before.length;
    if (others || isOver(now.estado)) return false;
    throw error;
  }
}

function isDue(
  { kind, pauseMs, now }: Note,
  { creado }: TicketDetail,
  before: readonly FoundNote[],
): boolean {
  if (kind === "pasa") return before.at(-1)?.kind !== "pasa";
  const last = before.findLast((one) => one.kind === "falla")?.message.fecha ?? creado;
  return now.getTime() - new Date(last).getTime() >= pauseMs;
}

interface FoundNote {
  readonly kind: NoteKind;
  readonly message: TicketMessage;
}

function notesOf(detail: TicketDetail, huella: string): readonly FoundNote[] {
  return detail.mensajes.flatMap((message): readonly FoundNote[] => {
    if (message.texto.includes(signature(huella, "falla"))) return [{ kind: "falla", message }];
    if (message.texto.includes(signature(huella, "pasa"))) return [{ kind: "pasa", message }];
    return [];
  });
}

/** Text by which any machine recognises our notes about a failure. */
function signature(huella: string, kind: NoteKind): string {
  return `(${searchWord}${huella} ${kind})`;
}
