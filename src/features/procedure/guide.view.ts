import { procedure } from "../../catalogs/procedure.ts";
import type { Way } from "../../domain/guide.ts";
import type { Attendance } from "../../domain/office-time.ts";
import type { Translator } from "../../i18n/translator.ts";
import { attendanceLine } from "../../view/attendance-line.ts";
import { attendanceJson } from "./procedure.view.ts";
import { submitJson, type Submitted } from "../request/submit-json.view.ts";
import { submitView } from "../request/submit.view.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

export interface Guided {
  readonly via: Way;
  readonly attendance: Attendance;
  readonly now: Date;
  /** True when the advice was already shown, before a question. */
  readonly told: boolean;
  /** What came of the form, where it was filled in at once. */
  readonly envio: Submitted | undefined;
}

const commands = { incidente: "mesa incidente crear", consulta: "mesa consulta crear" } as const;

/** Which way to take and why; where the form was filled in, its receipt. */
export async function guideView(guided: Guided, tools: ViewTools): Promise<readonly string[]> {
  if (guided.envio !== undefined) return await submitView(guided.envio, tools);
  return guided.told
    ? nextLines(guided.via)
    : [...adviceLines(guided, tools), ...nextLines(guided.via)];
}

function nextLines(via: Way): readonly string[] {
  return via === "telefono" ? [] : ["", `  ${commands[via]}`];
}

/** The advice alone, also for whoever is asked whether to go on. */
export function adviceLines(
  { via, attendance, now }: Omit<Guided, "envio" | "told">,
  { translator, paint, width }: Pick<ViewTools, "translator" | "paint" | "width">,
): readonly string[] {
  const { t } = translator;
  const { telefono } = procedure;
  const attended = attendanceLine(attendance, now, translator);
  const texts =
    via === "telefono"
      ? [t("guia.telefono", { telefono }), attended, t("guia.telefono.despues")]
      : via === "incidente"
        ? [t("guia.incidente"), t("guia.incidente.captura")]
        : [t("guia.consulta"), t("guia.consulta.anexos")];
  const [head = "", ...rest] = texts;
  return [
    ...wrapText(head, width).map((line) => paint.strong(line)),
    ...rest.flatMap((text) => wrapText(text, width)),
  ];
}

/** The JSON contract of `guia`. */
export function guideJson(
  { via, attendance, envio }: Guided,
  translator: Translator,
): Readonly<Record<string, unknown>> {
  return {
    via,
    orden: via === "telefono" ? null : commands[via],
    telefono: procedure.telefono,
    atencion: attendanceJson(attendance),
    envio: envio === undefined ? null : submitJson(envio, translator),
  };
}
