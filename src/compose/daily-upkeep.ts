import type { Context } from "../app/context.ts";
import type { Ledger } from "../ports/ledger.ts";

const day = 24 * 3_600_000;

/** Once a day, when the answer has been given; what fails today is tried again tomorrow. */
export async function runDailyUpkeep(ledger: Ledger, context: Context): Promise<void> {
  const { settings, terminal, clock } = context;
  try {
    if (!ledger.takeTurn("retencion", day)) return;
    const { applyRetention } = await import("../features/data/apply-retention.ts");
    const { get } = context.preferences();
    applyRetention(ledger, await context.data(), { get, now: clock() });
  } catch (error) {
    if (settings.depurar) terminal.err(`${String(error)}\n`);
  }
}
