import { searchMotivos, type Motivo } from "../../catalogs/motivos.ts";
import { catalogView } from "../../output/catalog-view.ts";
import { defineCommand } from "../command.ts";

export const catalogoMotivos = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  run: (input) => Promise.resolve(searchMotivos(input.operands.join(" "))),
  view: async (found, tools) => {
    const lines = await catalogView(
      found.map((one) => [one.id, one.nombre, papers(one)]),
      found,
      tools,
    );
    const note = tools.paint.dim(tools.translator.t("catalogo.motivos-propuestos"));
    return tools.decorated && found.length > 0 ? [...lines, "", note] : lines;
  },
  json: (entradas) => ({ catalogo: "motivos", entradas }),
  rows: (entries) => entries.map((one) => ({ ...one })),
});

/** Obligatory papers carry an asterisk. */
function papers({ papeles }: Motivo): string {
  return papeles.map((one) => (one.obligatorio ? `${one.nombre}*` : one.nombre)).join("; ");
}
