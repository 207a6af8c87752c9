import { searchMotivos, type Motivo } from "../../catalogs/motivos.ts";
import { catalogRows, catalogView } from "./catalog.view.ts";
import { wrapText } from "../../view/wrap-text.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoMotivos = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  async run(input, { context }) {
    return searchMotivos(input.operands.join(" "), (await context.catalogs()).motivos);
  },
  view: async (found, tools) => {
    const lines = await catalogView(
      found.map((one) => [one.id, one.nombre, papers(one)]),
      found,
      tools,
    );
    if (!tools.decorated || found.length === 0) return lines;
    const note = wrapText(tools.translator.t("catalogo.motivos-propuestos"), tools.width);
    return [...lines, "", ...note.map(tools.paint.dim)];
  },
  schema: async () => (await import("./catalog.schema.ts")).catalogEntries,
  json: (entries) => ({ catalogo: "motivos", entradas: catalogRows(entries) }),
  rows: catalogRows,
});

/** Obligatory papers carry an asterisk. */
function papers({ papeles }: Motivo): string {
  return papeles.map((one) => (one.obligatorio ? `${one.nombre}*` : one.nombre)).join("; ");
}
