import { handsOver } from "../../ports/channel-capabilities.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { LedgerEntry } from "../../ports/ledger.ts";
import type { Call } from "../../app/call.ts";
import { findEntry } from "../outbox/entries.ts";

/**
 * The entry with this id, or with an id that begins so, where its channel hands over by file.
 *
 * @throws MesaError `no-existe`, `canal-no-puede`
 */
export async function handedEntry(id: string, call: Call): Promise<LedgerEntry> {
  const entry = await findEntry(id, await call.context.ledger(), call.modes.perfil);
  if (handsOver(entry.canal)) return entry;
  throw new MesaError("canal-no-puede", {
    params: { canal: entry.canal, orden: "mesa entrega" },
  });
}
