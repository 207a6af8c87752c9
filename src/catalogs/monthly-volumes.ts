import type { MonthVolume } from "../domain/volumes.ts";
import data from "./data/monthly-volumes.json" with { type: "json" };

/** Where the figures stand. */
export const volumeSource: string = data.fuente;

/** Complaints and attentions of the desk by month, as published, the oldest first. */
export const monthlyVolumes: readonly MonthVolume[] = data.meses.map(
  ([mes = "", quejas = 0, atenciones = 0]) => ({
    mes: String(mes),
    quejas: Number(quejas),
    atenciones: Number(atenciones),
  }),
);
