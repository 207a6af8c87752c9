import type { LedgerEntry } from "../../ports/ledger.ts";

/** An entry of the outbox as the JSON contract has it. */
export function outboxEntryJson(entry: LedgerEntry) {
  return {
    solicitud: entry.solicitud,
    clave: entry.clave,
    resultado: entry.estado,
    canal: entry.canal,
    perfil: entry.perfil,
    ...(entry.via !== undefined && { via: entry.via }),
    tipo: entry.tipo,
    intentos: entry.intentos,
    proximo_intento: nextAttempt(entry),
    motivo: entry.motivo,
    creada: entry.creada,
    ticket: entry.ticket?.numero ?? null,
  };
}

/** Milliseconds: after the first try, and at most. */
const pause = { first: 2000, longest: 5 * 60_000 } as const;

/**
 * When `bandeja enviar --esperar` tries an entry again: twice as long after each try. Null for one
 * that needs no other try.
 */
export function nextAttempt({ estado, intentos, actualizada }: LedgerEntry): string | null {
  if (estado !== "pendiente" && estado !== "desconocido") return null;
  if (intentos === 0) return actualizada;
  const after = Math.min(pause.longest, pause.first * 2 ** Math.min(intentos - 1, 20));
  return new Date(new Date(actualizada).getTime() + after).toISOString();
}
