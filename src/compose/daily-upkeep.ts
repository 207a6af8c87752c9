import type { Context } from "../app/context.ts";
import type { Ledger } from "../ports/ledger.ts";

const upkeepPeriodMs = 24 * 3_600_000;

/** Applies the retention settings, at most once a day, after the command's answer; a failure waits for the next day. */
export async function runDailyUpkeep(ledger: Ledger, context: Context): Promise<void> {
  const { settings, terminal, clock } = context;
  try {
    if (!ledger.takeTurn("retencion", upkeepPeriodMs)) return;
    const { applyRetention } = await import("../features/data/apply-retention.ts");
    const { get } = context.preferences();
    applyRetention(ledger, await context.data(), { get, now: clock() });
  } catch (error) {
    if (settings.depurar) terminal.err(`${String(error)}\n`);
  }
}
