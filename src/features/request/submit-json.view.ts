import type { Advice } from "../../domain/evidence.ts";
import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { EntryState, Intent, LedgerEntry } from "../../ports/ledger.ts";
import { describeAdvice } from "../../view/describe.ts";

/** What came of a request, as `crear` shows it. */
export type Submitted =
  | { readonly kind: "rehearsal"; readonly intent: Intent; readonly advice: readonly Advice[] }
  | {
      readonly kind: "sent";
      readonly entry: LedgerEntry;
      readonly repeated: boolean;
      readonly advice: readonly Advice[];
    };

/** The JSON contract of `incidente crear` and `consulta crear`. */
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

/** An entry that another process is still sending has, for this one, no known outcome. */
export function resultOf(state: EntryState): Exclude<EntryState, "enviando"> {
  return state === "enviando" ? "desconocido" : state;
}

export function submitExitCode(submitted: Submitted): ExitCode {
  return submitted.kind === "rehearsal" ? exitCodes.done : stateExitCode(submitted.entry.estado);
}

/** What a state means to a script. */
export function stateExitCode(state: EntryState): ExitCode {
  switch (resultOf(state)) {
    case "aceptado":
    case "en_cola":
      return exitCodes.done;
    case "pendiente":
      return exitCodes.unreachable;
    case "desconocido":
      return exitCodes.unknownOutcome;
    case "rechazado":
      return exitCodes.refused;
  }
}
