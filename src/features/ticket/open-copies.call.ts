import { MesaError } from "../../errors/mesa-error.ts";
import { relativeTime } from "../../view/relative-time.ts";
import type { TicketCache } from "../../ports/ticket-cache.ts";
import type { Call } from "../../app/call.ts";

/** How old the copies of tickets are. */
export interface CopyFacts {
  /** When the newest was fetched; UTC, ISO 8601. */
  readonly actualizada: string;
  /** When all of them were last fetched together; null where that never happened. */
  readonly completa: string | null;
  readonly tickets: number;
}

export interface Copies {
  readonly cache: TicketCache;
  readonly perfil: string;
  readonly copy: CopyFacts;
}

/** Opens the profile's copies and notes on standard error how old they are. @throws MesaError `sin-copia` */
export async function openCopies(call: Call): Promise<Copies> {
  const { nombre: perfil } = await call.profile();
  const cache = await call.context.ticketCache();
  const { seen, whole } = await cache.mark(perfil);
  const newest = [seen, whole]
    .filter((one) => one !== null)
    .toSorted()
    .at(-1);
  if (newest === undefined) throw new MesaError("sin-copia", { params: { perfil } });
  const copy = { actualizada: newest, completa: whole, tickets: await cache.count(perfil) };
  const { t, language } = call.translator;
  const hace = relativeTime(newest, call.context.clock(), language);
  call.note(t(whole === null ? "copia.parcial" : "copia.de", { hace, tickets: copy.tickets }));
  return { cache, perfil, copy };
}
