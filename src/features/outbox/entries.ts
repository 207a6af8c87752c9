import { MesaError } from "../../errors/mesa-error.ts";
import type { SubmissionId } from "../../domain/submission.ts";
import { entryStates, type Ledger, type LedgerEntry } from "../../ports/ledger.ts";

/** Shortest part of an id by which an entry can be named. */
const minIdLength = 4;

/** Characters of the short ids in lists. */
export const shortIdLength = 6;

/** The end of a submission's id: it is random, whereas ids of the same hours begin alike (UUIDv7). */
export function shortId(solicitud: SubmissionId): string {
  return solicitud.slice(-shortIdLength);
}

/**
 * Finds an entry by its submission id, or by the beginning or the end of it where only one entry has
 * that.
 *
 * @param perfil  the profile that the user named: one of its entries is preferred
 * @throws MesaError `no-existe`
 */
export async function findEntry(
  id: string,
  ledger: Pick<Ledger, "find" | "list">,
  perfil?: string,
): Promise<LedgerEntry> {
  const part = id.length < minIdLength || !/^[0-9a-f-]+$/.test(id) ? undefined : id;
  const matching = async (of: { readonly perfil?: string }): Promise<readonly LedgerEntry[]> => {
    if (part === undefined) return [];
    const atStart = await ledger.list({ ...of, estados: entryStates, startsWith: part });
    if (atStart.length > 0) return atStart;
    return await ledger.list({ ...of, estados: entryStates, endsWith: part });
  };
  const [preferred, ...more] = perfil === undefined ? [] : await matching({ perfil });
  if (preferred !== undefined && more.length === 0) return preferred;
  const exact = await ledger.find(id);
  if (exact !== undefined) return exact;
  const [only, ...others] = await matching({});
  if (only === undefined || others.length > 0) {
    throw new MesaError("no-existe", {
      params: { nombre: id, orden: "mesa bandeja listar --todas" },
    });
  }
  return only;
}
