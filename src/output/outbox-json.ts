import type { LedgerEntry } from "../ports/ledger.ts";

/** An entry of the outbox as the JSON contract has it. */
export function outboxEntryJson(entry: LedgerEntry) {
  return {
    solicitud: entry.solicitud,
    clave: entry.clave,
    resultado: entry.estado,
    canal: entry.canal,
    perfil: entry.perfil,
    tipo: entry.tipo,
    intentos: entry.intentos,
    proximo_intento: null,
    motivo: entry.motivo,
    creada: entry.creada,
    ticket: entry.ticket?.numero ?? null,
  };
}
