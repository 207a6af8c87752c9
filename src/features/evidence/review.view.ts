import { clockJson } from "../../domain/evidence-schema.ts";
import { adviceJson } from "../request/submit-json.view.ts";
import { writtenDay } from "../../domain/written-day.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { ReviewedFile } from "./review-files.ts";
import { describeAdvice, describeMetadata, describeProblem } from "../../view/describe.ts";
import { formatBytes } from "../../view/formats.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { wrapText } from "../../view/wrap-text.ts";
import type { ViewTools } from "../../view/view.ts";

/** Each file with its facts, and its problem or advice. */
export function reviewView(
  files: readonly ReviewedFile[],
  { translator, paint, width }: ViewTools,
): readonly string[] {
  return files.flatMap(({ path, file, problem, advice }) => {
    if (problem !== undefined) {
      return [
        `${paint.bad("✗")} ${neutralizeLine(path)}`,
        ...wrapText(`    ${describeProblem(problem, translator)}`, width),
      ];
    }
    const size = file !== undefined && "width" in file ? ` · ${file.width} × ${file.height}` : "";
    const facts =
      file === undefined
        ? ""
        : ` · ${kindOf(file)?.toUpperCase()}${size} · ${formatBytes(file.bytes, translator)}`;
    const mark = advice.length === 0 ? paint.good("✓") : paint.warn("!");
    return [
      `${mark} ${paint.strong(neutralizeLine(path))}${facts}`,
      ...metadataLines(file, translator).flatMap((one) => wrapText(`    ${one}`, width)),
      ...clockLines(file, translator).flatMap((one) => wrapText(`    ${one}`, width)),
      ...advice
        .filter((one) => one.code !== "metadatos-retirados")
        .flatMap((one) => wrapText(`    ${describeAdvice(one, translator)}`, width)),
    ];
  });
}

/** The date that a picture itself gives, and what is removed from it. */
function metadataLines(file: ReviewedFile["file"], { t, find }: Translator): readonly string[] {
  if (file === undefined || !("width" in file)) return [];
  const { taken, metadata } = file;
  const removed = describeMetadata(metadata, find);
  return [
    ...(taken === undefined ? [] : [t("evidencia.fecha-archivo", { fecha: taken })]),
    ...(metadata.length === 0 ? [] : [t("evidencia.se-quita", { metadatos: removed })]),
  ];
}

/** The clock that was read; states that are advice are said there. */
function clockLines(file: ReviewedFile["file"], { t }: Translator): readonly string[] {
  const clock = file !== undefined && "clock" in file ? file.clock : undefined;
  if (clock?.time === undefined || clock.day === undefined) return [];
  const params = { reloj: `${writtenDay(clock.day)} ${clock.time}` };
  switch (clock.state) {
    case "coincide":
      return [t("reloj.coincide", params)];
    case "en_la_pagina":
      return [t("reloj.en_la_pagina", params)];
    case "sin_comprobar":
      return [t("reloj.sin_comprobar", params)];
    default:
      return [];
  }
}

/** What the file is, whatever the document shows of it. */
function kindOf(file: ReviewedFile["file"]) {
  return file !== undefined && "convertedFrom" in file
    ? (file.convertedFrom ?? file.kind)
    : file?.kind;
}

export function reviewJson(files: readonly ReviewedFile[], translator: Translator) {
  return {
    archivos: files.map(({ path, file, problem, advice }) => ({
      ruta: path,
      tipo: kindOf(file) ?? null,
      bytes: file?.bytes ?? null,
      sha256: file?.sha256 ?? null,
      ancho: file !== undefined && "width" in file ? file.width : null,
      alto: file !== undefined && "width" in file ? file.height : null,
      metadatos: file?.metadata ?? [],
      fecha_archivo: file !== undefined && "taken" in file ? (file.taken ?? null) : null,
      reloj: file !== undefined && "width" in file ? clockJson(file.clock) : null,
      problema:
        problem === undefined
          ? null
          : { codigo: problem.code, mensaje: describeProblem(problem, translator) },
      advertencias: advice.map((one) => adviceJson(one, translator)),
    })),
  };
}
