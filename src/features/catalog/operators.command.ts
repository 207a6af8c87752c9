import { searchOperatorTypes } from "../../catalogs/operator-types.ts";
import { catalogRows, catalogView } from "./catalog.view.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoOperadores = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  async run(input, { context }) {
    return searchOperatorTypes(input.operands.join(" "), (await context.catalogs()).operadores);
  },
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.id, one.nombre]),
      found,
      tools,
    ),
  schema: async () => (await import("./catalog.schema.ts")).catalogEntries,
  json: (entries) => ({ catalogo: "operadores", entradas: catalogRows(entries) }),
  rows: catalogRows,
});
