import { settleUnknown } from "../../sending/settle-unknown.ts";
import type { Call } from "../../app/call.ts";

/**
 * Requests on their way get their ticket, or the word that they came back, once the channel knows.
 * Costs nothing where the number comes with the receipt.
 */
export async function settleQueued(call: Call): Promise<void> {
  const { channel } = await call.connect();
  if (channel.settle === undefined) return;
  const { nombre: perfil } = await call.profile();
  const ledger = await call.context.ledger();
  const handedOver = await ledger.list({ estados: ["en_cola", "entregado_a_mano"] });
  const waiting = handedOver.filter((entry) => (entry.via ?? entry.perfil) === perfil);
  await settleUnknown(waiting, { ledger, channel }, call.context.signal);
}
