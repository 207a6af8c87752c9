import type { Receipt } from "../domain/receipt.ts";
import type { Channel } from "../ports/channel.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/**
 * What became of a request that was handed over before: told by the channel where the fate shows
 * only later, else asked for by the key. `unreachable`: the desk never got it.
 *
 * @throws MesaError where the channel can't be asked
 */
export async function askFate(
  entry: LedgerEntry,
  channel: Pick<Channel, "findByKey" | "settle">,
  signal: AbortSignal,
): Promise<Receipt> {
  if (channel.settle !== undefined) {
    const entregada = entry.entregada ?? entry.actualizada;
    const queued = entry.estado === "en_cola";
    return await channel.settle({ ...entry, queued, entregada }, signal);
  }
  const ticket = await channel.findByKey(entry.clave, signal);
  if (ticket !== undefined) return { kind: "accepted", ticket, replayed: true };
  return { kind: "unreachable", reason: "" };
}
