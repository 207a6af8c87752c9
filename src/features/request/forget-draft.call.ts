import { MesaError } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";

/**
 * Removes the draft of a request that is written down by now. One that can't be removed does no
 * harm: sent again it gives the first receipt.
 */
export async function forgetDraft(borrador: string, call: Call): Promise<void> {
  try {
    await (await call.context.drafts()).remove(borrador);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    call.note(`! ${call.translator.t("borrador.no-se-borra", { borrador })}`);
  }
}
