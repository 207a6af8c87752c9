import type { Receipt } from "../domain/receipt.ts";
import type { Channel } from "../ports/channel.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/**
 * Asks what became of a request that was handed over before. A channel that learns of it only later
 * (e-mail) looks by itself; any other desk is asked by the request's key. The result is `unreachable`
 * where the desk never got it.
 *
 * @throws MesaError where the channel can't be asked
 */
export async function askOutcome(
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
