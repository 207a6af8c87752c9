import { monthlyVolumes, volumeSource } from "../../catalogs/monthly-volumes.ts";
import { summarizeVolumes, volumeSeries } from "../../domain/volumes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { chartKinds, volumesView } from "./volumes.view.ts";
import { volumesJson } from "./volumes-json.view.ts";
import { defineCommand } from "../../app/command.ts";
import type { Input } from "../../app/input.ts";

export const transparencia = defineCommand({
  options: [
    { key: "anio", flag: "--anio", placeholder: "AAAA", summary: "opcion.anio" },
    { key: "desde", flag: "--desde", placeholder: "AAAA-MM", summary: "opcion.desde-mes" },
    { key: "hasta", flag: "--hasta", placeholder: "AAAA-MM", summary: "opcion.hasta-mes" },
    {
      key: "grafico",
      flag: "--grafico",
      placeholder: "CLASE",
      summary: "opcion.grafico",
      choices: chartKinds,
    },
    {
      key: "serie",
      flag: "--serie",
      placeholder: "SERIE",
      summary: "opcion.serie",
      choices: volumeSeries,
    },
    { key: "ascii", flag: "--ascii", summary: "opcion.ascii" },
  ],
  run(input, { context }) {
    const { desde, hasta } = period(input);
    return Promise.resolve({
      resumen: summarizeVolumes(monthlyVolumes, desde, hasta),
      fuente: volumeSource,
      grafico: input.choice("grafico", chartKinds),
      serie: input.choice("serie", volumeSeries) ?? "atenciones",
      recent: ["anio", "desde", "hasta"].every((key) => input.text(key) === undefined),
      ascii: input.flag("ascii") || context.settings.ascii,
    });
  },
  view: volumesView,
  schema: async () => (await import("./procedure.schema.ts")).transparencia,
  json: volumesJson,
  rows: ({ resumen }) => resumen.meses.map((one) => ({ ...one })),
});

/** @throws MesaError `valor-invalido` for a month that is none, or where nothing is published */
function period(input: Input): { readonly desde: string; readonly hasta: string } {
  const [first, last] = [monthlyVolumes[0]?.mes ?? "", monthlyVolumes.at(-1)?.mes ?? ""];
  const esperado = `${first} … ${last}`;
  const year = input.whole("anio", {
    min: Number(first.slice(0, 4)),
    max: Number(last.slice(0, 4)),
  });
  const month = (key: "desde" | "hasta"): string | undefined => {
    const valor = input.text(key);
    if (valor === undefined) return undefined;
    const known = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(valor) && valor >= first && valor <= last;
    if (known) return valor;
    throw new MesaError("valor-invalido", { params: { bandera: `--${key}`, valor, esperado } });
  };
  const [given, end] = [month("desde"), month("hasta")];
  const desde = later(given ?? first, year === undefined ? first : `${year}-01`);
  const until = year === undefined ? last : `${year}-12`;
  const hasta = end === undefined || end > until ? until : end;
  if (desde <= hasta) return { desde, hasta };
  throw new MesaError("valor-invalido", {
    params: { bandera: "--hasta", valor: hasta, esperado: `${desde} … ${last}` },
  });
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
