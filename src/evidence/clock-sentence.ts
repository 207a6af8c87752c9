import type { Capture, CheckedFile, ClockState, ReducedImage } from "../domain/evidence.ts";
import { sourceNames } from "./file-kind.ts";
import { writtenDay } from "../domain/written-day.ts";

/**
 * What the document says below a capture about its date and time, and from where that is known.
 *
 * @param event  the declared moment, as Ecuador writes it; undefined where the form names none
 */
export function clockSentence(
  {
    clock,
    taken,
    captured,
    origin,
    hidden = [],
    convertedFrom,
    reduced,
  }: Omit<Capture, keyof CheckedFile | "caption" | "width" | "height">,
  event: string | undefined,
): string {
  const declared =
    event === undefined ? "" : `Fecha y hora del incidente declaradas por el operador: ${event}.`;
  const day = clock?.day === undefined ? "" : writtenDay(clock.day);
  const shown = `${day} ${clock?.time ?? ""}`.trim();
  const seen = `Reloj visible en la captura (leído por mesa): ${shown}.`;
  const file =
    taken === undefined ? "" : `Fecha que consta en el archivo: ${writtenMoment(taken)}.`;
  const [, capturedDay = "", capturedTime = ""] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(captured ?? "") ?? [];
  const what =
    origin === "portapapeles" ? "Imagen que mesa tomó del portapapeles" : "Captura tomada por mesa";
  const own =
    capturedDay === ""
      ? ""
      : `${what} el ${writtenDay(capturedDay)} a las ${capturedTime} (UTC−05:00), según el reloj de este equipo.`;
  const sentences: Readonly<Record<ClockState, readonly string[]>> = {
    coincide: [seen, declared],
    distinta: [seen, declared, `Motivo del operador: ${clock?.reason ?? ""}`],
    solo_hora: [
      `Hora visible en la captura (leída por mesa): ${shown}; no muestra la fecha.`,
      declared,
    ],
    en_la_pagina: [`Fecha y hora visibles en la página (leídas por mesa): ${shown}.`, declared],
    no_se_ve: [declared, "La captura no muestra reloj."],
    no_seguro: [declared, "El reloj de la captura no se leyó con seguridad."],
    sin_comprobar: [clock?.day === undefined || clock.time === undefined ? "" : seen, declared],
  };
  const said = sentences[clock?.state ?? "sin_comprobar"];
  const parts = hidden.length === 1 ? "una parte" : `${hidden.length} partes`;
  const covered =
    hidden.length === 0
      ? ""
      : `El operador ocultó ${parts} de esta captura, en negro, antes de enviarla.`;
  const converted =
    convertedFrom === undefined
      ? ""
      : `El archivo original es ${sourceNames[convertedFrom]}; mesa lo convirtió a PNG.`;
  const smaller =
    reduced === undefined
      ? ""
      : `Para que el documento no pese demasiado, mesa redujo la imagen: ${reducedTo(reduced)}.`;
  return [...said, own, file, converted, covered, smaller].filter((one) => one !== "").join(" ");
}

function reducedTo({ how, width, height }: ReducedImage): string {
  switch (how) {
    case "sin_perdida":
      return "comprimida sin perder nada";
    case "paleta":
      return "con 256 colores";
    case "jpeg":
      return "como JPEG";
    case "escala":
      return `a ${width} × ${height} píxeles`;
  }
}

/** `2026-11-19 08:14:00` as `19/11/2026 08:14`; anything else stays. */
export function writtenMoment(moment: string): string {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/.exec(moment) ?? [];
  return day === undefined || time === undefined ? moment : `${writtenDay(day)} ${time}`;
}
