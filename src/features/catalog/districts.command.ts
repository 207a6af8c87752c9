import { searchDistricts } from "../../catalogs/districts.ts";
import { catalogRows, catalogView } from "./catalog.view.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoDistritos = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  async run(input, { context }) {
    return searchDistricts(input.operands.join(" "), (await context.catalogs()).distritos);
  },
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.codigo, one.etiqueta, one.nota ?? ""]),
      found,
      tools,
    ),
  schema: async () => (await import("./catalog.schema.ts")).catalogEntries,
  json: (entries) => ({ catalogo: "distritos", entradas: catalogRows(entries) }),
  rows: catalogRows,
});
