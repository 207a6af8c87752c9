import type { SubmissionId } from "../../src/domain/submission.ts";
import type { Intent, Ledger, LedgerEntry, Settlement } from "../../src/ports/ledger.ts";

/** An intent that only tests know. */
export function testIntent(change: Partial<Intent> = {}): Intent {
  return {
    solicitud: "01a20000-0000-7000-8000-000000000001",
    perfil: "prueba",
    canal: "portal",
    clave: "clave-1",
    huella: "h1",
    esencia: "e1",
    tipo: "consulta",
    datos: { asunto: "Algo" },
    archivos: [],
    evidencia: null,
    sigue_a: null,
    creada: "2026-11-24T15:00:00.000Z",
    ...change,
  };
}

export const testTicket = {
  numero: "T-1",
  tipo: "consulta",
  estado: "registrado",
  unidad: "Unidad",
  funcionario: null,
  asunto: "Algo",
  creado: "2026-11-24T15:00:00.000Z",
  actualizado: "2026-11-24T15:00:00.000Z",
  sigue_a: null,
} as const;

/** Claims an entry and settles it at once. */
export async function settled(
  ledger: Pick<Ledger, "claim" | "settle">,
  id: SubmissionId,
  settlement: Settlement,
): Promise<LedgerEntry> {
  const claim = await ledger.claim(id);
  if (claim === undefined) throw new Error(`${id} can't be claimed`);
  return await ledger.settle(claim, settlement);
}
