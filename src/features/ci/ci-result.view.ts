import { exitCodes, type ExitCode } from "../../errors/exit-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Recovered } from "./report-failures.ts";
import type { TestRun } from "./gather-tests.ts";
import { describeError } from "../../view/describe-error.ts";
import { stateExitCode, submitJson, type Submitted } from "../request/submit-json.view.ts";

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

/** What came of reporting a run of tests. */
export interface CiResult {
  readonly resultado: (typeof ciOutcomes)[number];
  readonly run: TestRun;
  /** Reports that were read. */
  readonly informes: readonly string[];
  /** Of all failures together; null without any. */
  readonly huella: string | null;
  readonly ticket: Ticket | null;
  readonly nota: boolean;
  readonly recuperados: readonly Recovered[];
  /** The request, where one was made. */
  readonly envio: Submitted | undefined;
  /** What kept it from being reported; shown, but no failure of the job. */
  readonly problema: MesaError | undefined;
  readonly formato: CiFormat;
  readonly estricto: boolean;
}

/** The JSON contract of `ci reportar`. */
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

/** A failure to report fails the job only where that is asked for. */
export function ciExitCode({ estricto, problema, envio }: CiResult): ExitCode {
  if (!estricto) return exitCodes.done;
  if (problema !== undefined) return problema.exitCode;
  return envio?.kind === "sent" ? stateExitCode(envio.entry.estado) : exitCodes.done;
}
