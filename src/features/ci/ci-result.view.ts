import { MesaError } from "../../errors/mesa-error.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Recovered } from "./report-failures.ts";
import type { TestRun } from "./gather-tests.ts";
import { describeError } from "../../view/describe.ts";
import { submitJson, type Submitted } from "../request/submit-json.view.ts";

export const ciFormats = ["texto", "github", "gitlab", "junit"] as const;
export type CiFormat = (typeof ciFormats)[number];

export const ciOutcomes = [
  "nada",
  "repetido",
  "aceptado",
  "en_cola",
  "pendiente",
  "desconocido",
  "rechazado",
  "sin_enviar",
  "ensayo",
] as const;

/** The result of reporting a run of tests. */
export interface CiResult {
  readonly resultado: (typeof ciOutcomes)[number];
  readonly run: TestRun;
  /** Absolute paths of the reports that were read. */
  readonly informes: readonly string[];
  /** Fingerprint of all failures together; null where nothing failed. */
  readonly huella: string | null;
  readonly ticket: Ticket | null;
  /** Whether this run added a note to a ticket. */
  readonly nota: boolean;
  readonly recuperados: readonly Recovered[];
  /** The request, where one was made or would be. */
  readonly envio: Submitted | undefined;
  /** The error that kept the failures from being reported. Shown; the job does not fail for it. */
  readonly problema: MesaError | undefined;
  readonly formato: CiFormat;
  readonly estricto: boolean;
}

/** What `ci reportar --json` prints. */
export function ciJson(
  result: CiResult,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  const { envio, problema } = result;
  return {
    resultado: result.resultado,
    pruebas: result.run.pruebas,
    huella: result.huella,
    ticket: result.ticket,
    nota: result.nota,
    informes: result.informes,
    fallas: result.run.fallas.map(({ suite, prueba, mensaje }) => ({ suite, prueba, mensaje })),
    recuperados: result.recuperados,
    envio: envio === undefined ? null : submitJson(envio, translator),
    problema:
      problema === undefined
        ? null
        : { codigo: problema.code, mensaje: describeError(problema, translator).message },
  };
}
