import { MesaError } from "../../errors/mesa-error.ts";
import { entryStates, type Ledger, type LedgerEntry } from "../../ports/ledger.ts";

/**
 * The entry with this submission id, or the only one whose id begins so.
 * @throws MesaError `no-existe`
 */
export function findEntry(id: string, ledger: Pick<Ledger, "find" | "list">): LedgerEntry {
  const exact = ledger.find(id);
  if (exact !== undefined) return exact;
  const begun =
    id.length < 4
      ? []
      : ledger.list({ estados: entryStates }).filter(({ solicitud }) => solicitud.startsWith(id));
  const [only, ...others] = begun;
  if (only === undefined || others.length > 0) {
    throw new MesaError("no-existe", { params: { nombre: id } });
  }
  return only;
}
