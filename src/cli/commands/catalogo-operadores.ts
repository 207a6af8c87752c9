import { searchOperatorTypes } from "../../catalogs/operator-types.ts";
import { catalogView } from "../../output/catalog-view.ts";
import { defineCommand } from "../command.ts";

export const catalogoOperadores = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  run: (input) => Promise.resolve(searchOperatorTypes(input.operands.join(" "))),
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.id, one.nombre]),
      found,
      tools,
    ),
  json: (entradas) => ({ catalogo: "operadores", entradas }),
  rows: (entries) => entries.map((one) => ({ ...one })),
});
