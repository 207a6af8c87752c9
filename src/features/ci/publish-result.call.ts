import type { CiResult } from "./ci-result.view.ts";
import { ciSummary } from "./ci-formats.view.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { submitExitCode } from "../request/submit-exit-code.ts";
import type { Call } from "../../app/call.ts";

/** Writes the job's summary and outputs, and shows advice on standard error. */
export async function publishResult(result: CiResult, call: Call): Promise<void> {
  const { context, translator } = call;
  const { summarize, tell } = await context.surroundings();
  await summarize(ciSummary(result, translator));
  const ticket = neutralizeLine(result.ticket?.numero ?? "");
  await tell({ resultado: result.resultado, ticket });
  for (const one of result.envio?.advice ?? []) call.advise(one);
  if (result.envio?.kind !== "sent") return;
  if (submitExitCode(result.envio) !== 0) call.note(`! ${translator.t("ci.disco")}`);
  else if (result.resultado === "aceptado") call.note(translator.t("ci.evidencia"));
}
