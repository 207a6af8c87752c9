import { createHash } from "node:crypto";
import type { CheckedFile } from "../../domain/evidence.ts";
import {
  isFromDesk,
  type TicketDetail,
  type TicketMessage,
  type TicketNumber,
} from "../../domain/ticket.ts";
import { mediaTypes } from "../../domain/submission.ts";
import { isUnreachable, MesaError } from "../../errors/mesa-error.ts";
import type { Channel } from "../../ports/channel.ts";
import { HttpFailure } from "../../ports/http.ts";

export interface Reply {
  readonly numero: TicketNumber;
  readonly texto: string;
  readonly archivos: readonly CheckedFile[];
  /** The caller's own idempotency key; made of the content where undefined. */
  readonly clave: string | undefined;
}

export interface Replied {
  readonly numero: TicketNumber;
  readonly mensaje: TicketMessage;
  /** Whether the desk had this message before. */
  readonly repetido: boolean;
}

/**
 * Writes to a ticket once. The idempotency key is made of the text, the files and the desk's last
 * message: repeated after a failure it is the same message, after a new answer it is another one.
 *
 * @throws MesaError `mensaje-no-enviado`, `mensaje-desconocido`, `ticket-no-existe`, `mesa-rechaza`
 */
export async function replyToTicket(
  reply: Reply,
  channel: Pick<Channel, "getTicket" | "reply">,
  signal: AbortSignal,
): Promise<Replied> {
  const { numero, texto, archivos } = reply;
  const ticket = await channel.getTicket(numero, signal);
  const clave = reply.clave ?? contentKey(reply, ticket);
  const message = {
    clave,
    texto,
    archivos: archivos.map(({ name, path, kind, bytes, sha256 }) => ({
      clase: "adjunto" as const,
      nombre: name,
      ruta: path,
      tipo: mediaTypes[kind],
      bytes,
      sha256,
    })),
  };
  try {
    const { repeated = false, ...mensaje } = await channel.reply(numero, message, signal);
    const isThere = ticket.mensajes.some((one) => one.id === mensaje.id);
    return { numero, mensaje, repetido: repeated || isThere };
  } catch (error) {
    throw describeFailure(error, numero);
  }
}

function contentKey({ numero, texto, archivos }: Reply, ticket: TicketDetail): string {
  const answer = ticket.mensajes.findLast((one) => isFromDesk(one, ticket));
  const content = [
    numero,
    answer?.id ?? null,
    texto,
    archivos.map((one) => [one.name, one.sha256]),
  ];
  return `r-${createHash("sha256").update(JSON.stringify(content)).digest("hex")}`;
}

/** Says whether a message that failed may have arrived: that decides what the user has to do. */
function describeFailure(error: unknown, numero: TicketNumber): unknown {
  if (!isUnreachable(error)) return error;
  const sent = error.cause instanceof HttpFailure && error.cause.sent;
  const { motivo = "" } = error.params;
  return new MesaError(sent ? "mensaje-desconocido" : "mensaje-no-enviado", {
    params: { numero, motivo },
    cause: error,
  });
}
