import type { Context } from "../app/context.ts";
import type { Expired } from "../features/data/apply-retention.ts";
import { loadTranslator } from "../i18n/load-translator.ts";
import type { Firm } from "../ports/firm.ts";
import type { Ledger } from "../ports/ledger.ts";
import { writeAside } from "../app/write-lines.ts";

const upkeepPeriodMs = 24 * 3_600_000;

/**
 * Applies the retention settings at most once a day, after the command's answer; a failure waits for
 * the next day.
 *
 * @param deskTime  the desk's clock at this moment, where one was asked
 * @param silent  whether a program reads standard error, which a line would disturb
 */
export async function runDailyUpkeep(
  ledger: Ledger,
  context: Context,
  { deskTime, silent }: { readonly deskTime: Date | undefined; readonly silent: boolean },
): Promise<void> {
  const { settings, terminal, clock } = context;
  try {
    if (!(await ledger.takeTurn("retencion", upkeepPeriodMs))) return;
    const { applyRetention } = await import("../features/data/apply-retention.ts");
    const { get } = context.preferences();
    const now = clock();
    const expired = await applyRetention(ledger, await context.data(), { get, now }, deskTime);
    if (!silent) await say(expired, context);
  } catch (error) {
    if (settings.depurar) terminal.err(`${String(error)}\n`);
  }
}

/**
 * Applies the retention of a firm that this process has asked something, at most once a day; a failure
 * waits for the next day.
 *
 * @param ledger  this machine's journal
 */
export async function runFirmUpkeep(
  ledger: Ledger,
  firm: Firm,
  context: Context,
  { silent }: { readonly silent: boolean },
): Promise<void> {
  if (!(await ledger.takeTurn("retencion-firma", upkeepPeriodMs))) return;
  const expired = await firm.expire(context.clock());
  if (!silent) await say(expired, context);
}

/** Says what was deleted, on a terminal and in the log of a scheduler alike. */
async function say({ comprobantes, copias }: Expired, context: Context): Promise<void> {
  if (comprobantes + copias === 0) return;
  const { value } = context.preferences().get("idioma");
  const { t } = await loadTranslator(value === "en" ? "en" : "es");
  writeAside(context.terminal, [t("datos.vencido", { comprobantes, copias })]);
}
