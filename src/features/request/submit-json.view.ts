import type { RawAnswers } from "../../forms/fill-form.ts";
import type { Advice } from "../../domain/evidence.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { EntryState, Intent, LedgerEntry } from "../../ports/ledger.ts";
import { describeAdvice } from "../../view/describe.ts";

/** A request that was sent or queued, or only shown. */
export type Prepared =
  | { readonly kind: "rehearsal"; readonly intent: Intent; readonly advice: readonly Advice[] }
  | {
      readonly kind: "sent";
      readonly entry: LedgerEntry;
      readonly repeated: boolean;
      readonly advice: readonly Advice[];
      /** The answers before and after the questions, where a person was asked. */
      readonly asked?: { readonly before: RawAnswers; readonly after: RawAnswers };
    };

/** The result of a command that sends a request. */
export type Submitted =
  | Prepared
  /** Nothing was sent: the operator keeps it as a draft. */
  | { readonly kind: "kept"; readonly borrador: string }
  /** Nothing was sent, and nothing is kept. */
  | { readonly kind: "discarded" };

/** What such a command prints with `--json`. */
export function submitJson(
  submitted: Submitted,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  if (submitted.kind === "kept") return { resultado: "borrador", borrador: submitted.borrador };
  if (submitted.kind === "discarded") return { resultado: "descartado" };
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
    ...(submitted.kind === "sent" &&
      submitted.entry.entrega !== null && { entrega: submitted.entry.entrega }),
    advertencias: submitted.advice.map((one) => adviceJson(one, translator)),
  };
  if (submitted.kind === "sent") return { resultado: resultOf(submitted.entry.estado), ...common };
  return {
    resultado: "ensayo",
    ...common,
    datos: intent.datos,
    archivos: intent.archivos.map(({ ruta: _path, ...file }) => file),
  };
}

/** A piece of advice as it stands in `advertencias`. */
export function adviceJson(advice: Advice, translator: Translator) {
  return {
    campo: advice.field,
    codigo: advice.code,
    mensaje: describeAdvice(advice, translator),
  };
}

/** A state as a result: while another process is sending, the outcome is unknown to this one. */
export function resultOf(state: EntryState): Exclude<EntryState, "enviando"> {
  return state === "enviando" ? "desconocido" : state;
}
