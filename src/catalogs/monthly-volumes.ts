import type { MonthVolume } from "../domain/volumes.ts";
import data from "./data/monthly-volumes.json" with { type: "json" };

/** The address of the published figures. */
export const volumeSource: string = data.fuente;

/** The published complaints and services of the desk by month, the oldest first. */
export const monthlyVolumes: readonly MonthVolume[] = data.meses.map(
  ([mes = "", quejas = 0, atenciones = 0]) => ({
    mes: String(mes),
    quejas: Number(quejas),
    atenciones: Number(atenciones),
  }),
);
