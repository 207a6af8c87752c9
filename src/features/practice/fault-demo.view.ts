import type { Translator } from "../../i18n/translator.ts";
import type { FaultDemoResult, FaultDemoStep } from "./run-fault-demo.ts";
import type { Paint } from "../../view/paint.ts";
import { wrapText } from "../../view/wrap-text.ts";

interface Tools {
  readonly translator: Translator;
  readonly paint: Paint;
  readonly width: number;
}

export function faultDemoHeading({ translator, paint, width }: Tools): readonly string[] {
  const columns = Math.min(width, 100);
  return [...wrapText(translator.t("fallas.titulo"), columns).map(paint.strong), ""];
}

/** One failure and what came of the request. */
export function faultStepLines(step: FaultDemoStep, tools: Tools): readonly string[] {
  const { translator, paint, width } = tools;
  const { t, find } = translator;
  const told = find(`fallas.${step.falla}`) ?? step.falla;
  const state = t(`resultado.${step.estado}`);
  const painted = step.estado === "aceptado" ? paint.good(state) : paint.warn(state);
  const [first = "", ...rest] = wrapText(told, Math.min(width, 100) - 4);
  return [
    `${paint.bad("✗")} ${first}`,
    ...rest.map((line) => `  ${line}`),
    `  → ${painted}${step.ticket === null ? "" : ` · ${step.ticket}`}`,
  ];
}

export function faultDemoEnd(result: FaultDemoResult, tools: Tools): readonly string[] {
  const { translator, paint, width } = tools;
  const { recuperadas, solicitudes, tickets } = result;
  const columns = Math.min(width, 100);
  return [
    "",
    ...wrapText(translator.t("fallas.recuperadas", { recuperadas }), columns),
    ...wrapText(translator.t("fallas.fin", { solicitudes, tickets }), columns).map(
      tickets === solicitudes ? paint.good : paint.bad,
    ),
  ];
}
