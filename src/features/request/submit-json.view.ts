import type { Advice } from "../../domain/evidence.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { EntryState, Intent, LedgerEntry } from "../../ports/ledger.ts";
import { describeAdvice } from "../../view/describe.ts";

/** The result of a command that sends a request. */
export type Submitted =
  | { readonly kind: "rehearsal"; readonly intent: Intent; readonly advice: readonly Advice[] }
  | {
      readonly kind: "sent";
      readonly entry: LedgerEntry;
      readonly repeated: boolean;
      readonly advice: readonly Advice[];
    };

/** What such a command prints with `--json`. */
export function submitJson(
  submitted: Submitted,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  const intent = submitted.kind === "sent" ? submitted.entry : submitted.intent;
  const common = {
    solicitud: intent.solicitud,
    clave: intent.clave,
    repetido: submitted.kind === "sent" && submitted.repeated,
    canal: intent.canal,
    perfil: intent.perfil,
    ...(intent.via !== undefined && { via: intent.via }),
    ticket: submitted.kind === "sent" ? submitted.entry.ticket : null,
    evidencia: intent.evidencia,
    advertencias: submitted.advice.map((one) => ({
      campo: one.field,
      codigo: one.code,
      mensaje: describeAdvice(one, translator),
    })),
  };
  if (submitted.kind === "sent") return { resultado: resultOf(submitted.entry.estado), ...common };
  return {
    resultado: "ensayo",
    ...common,
    datos: intent.datos,
    archivos: intent.archivos.map(({ ruta: _path, ...file }) => file),
  };
}

/** A state as a result: while another process is sending, the outcome is unknown to this one. */
export function resultOf(state: EntryState): Exclude<EntryState, "enviando"> {
  return state === "enviando" ? "desconocido" : state;
}
