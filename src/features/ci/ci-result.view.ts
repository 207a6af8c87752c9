import { MesaError } from "../../errors/mesa-error.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { Ticket } from "../../domain/ticket.ts";
import type { Recovered } from "./report-failures.ts";
import type { TestRun } from "./gather-tests.ts";
import { describeAdvice, describeError } from "../../view/describe.ts";
import { submitJson, type Prepared } from "../request/submit-json.view.ts";

export const ciFormats = ["texto", "github", "gitlab", "junit"] as const;
export type CiFormat = (typeof ciFormats)[number];

export const ciOutcomes = [
  "nada",
  "repetido",
  "aceptado",
  "en_cola",
  "entregado_a_mano",
  "pendiente",
  "desconocido",
  "rechazado",
  "dudoso",
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
  readonly envio: Prepared | undefined;
  /** The error that kept the failures from being reported. Shown; the job does not fail for it. */
  readonly problema: MesaError | undefined;
  readonly formato: CiFormat;
  readonly estricto: boolean;
}

/** Something of a report that people should look at. */
interface CiWarning {
  readonly codigo: "fallas-sin-casos" | "pruebas-sin-casos" | "prueba-inestable" | "informe-danado";
  readonly informe: string | null;
  readonly detalle: string;
}

/** What a run's reports leave in doubt. */
export function warningsOf({ run }: Pick<CiResult, "run">): readonly CiWarning[] {
  return [
    ...run.danados.map(({ params }): CiWarning => {
      return { codigo: "informe-danado", informe: String(params["archivo"]), detalle: "" };
    }),
    ...run.dudas.map((one): CiWarning => {
      const detalle = `${one.suite}: ${one.dice} ≠ ${one.trae}`;
      return { codigo: one.code, informe: one.informe, detalle };
    }),
    ...run.inestables.map((detalle): CiWarning => {
      return { codigo: "prueba-inestable", informe: null, detalle };
    }),
  ];
}

/** A warning in words. */
export function warningText(
  { codigo, informe, detalle }: CiWarning,
  translator: Translator,
): string {
  const params = { informe: informe ?? "", detalle };
  return describeAdvice({ field: "informe", code: codigo, params }, translator);
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
    advertencias: warningsOf(result).map((one) => ({
      ...one,
      mensaje: warningText(one, translator),
    })),
    recuperados: result.recuperados,
    envio: envio === undefined ? null : submitJson(envio, translator),
    problema:
      problema === undefined
        ? null
        : { codigo: problema.code, mensaje: describeError(problema, translator).message },
  };
}
