import type { VolumesShown } from "./volumes.view.ts";

/** The JSON contract of `transparencia`: figures as published, rates not rounded. */
export function volumesJson({ resumen, fuente }: VolumesShown): Readonly<Record<string, unknown>> {
  const { meses, anios, quejas, atenciones, por_mil, destacados } = resumen;
  return {
    fuente,
    desde: meses[0]?.mes ?? null,
    hasta: meses.at(-1)?.mes ?? null,
    totales: { meses: meses.length, quejas, atenciones, por_mil },
    anios,
    meses,
    destacados,
  };
}
