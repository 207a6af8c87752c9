import { createHash } from "node:crypto";
import { searchWord } from "../../domain/failure-marks.ts";
import type { TicketDetail, TicketMessage } from "../../domain/ticket.ts";
import { isOver } from "../../domain/ticket-life.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import type { CiTicket } from "./find-ci-tickets.ts";

export type NoteKind = "falla" | "pasa";

export interface Note {
  readonly kind: NoteKind;
  readonly text: string;
  /** A failure is mentioned again only after so long. Milliseconds. */
  readonly every: number;
  readonly now: Date;
}

/**
 * Says in a ticket that its failure goes on, at most once in so long, or that its tests pass again,
 * once. Jobs that want to say so at the same time make the same key of what stands there already,
 * so that the desk takes one of them.
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
  { kind, every, now }: Note,
  { creado }: TicketDetail,
  before: readonly FoundNote[],
): boolean {
  if (kind === "pasa") return before.at(-1)?.kind !== "pasa";
  const last = before.findLast((one) => one.kind === "falla")?.message.fecha ?? creado;
  return now.getTime() - new Date(last).getTime() >= every;
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

/** By which a note is known for ours on any machine. */
function signature(huella: string, kind: NoteKind): string {
  return `(${searchWord}${huella} ${kind})`;
}
