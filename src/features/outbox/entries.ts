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
 * @throws MesaError `no-existe`
 */
export async function findEntry(
  id: string,
  ledger: Pick<Ledger, "find" | "list">,
): Promise<LedgerEntry> {
  const exact = await ledger.find(id);
  if (exact !== undefined) return exact;
  const part = id.length < minIdLength || !/^[0-9a-f-]+$/.test(id) ? undefined : id;
  const search = async (where: { readonly startsWith?: string; readonly endsWith?: string }) =>
    part === undefined ? [] : await ledger.list({ estados: entryStates, ...where });
  const atStart = await search({ startsWith: id });
  const matches = atStart.length > 0 ? atStart : await search({ endsWith: id });
  const [only, ...others] = matches;
  if (only === undefined || others.length > 0) {
    throw new MesaError("no-existe", {
      params: { nombre: id, orden: "mesa bandeja listar --todas" },
    });
  }
  return only;
}
