import { searchDistricts } from "../../catalogs/districts.ts";
import { catalogView } from "../../output/catalog-view.ts";
import { defineCommand } from "../command.ts";

export const catalogoDistritos = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  run: (input) => Promise.resolve(searchDistricts(input.operands.join(" "))),
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.codigo, one.etiqueta, one.nota ?? ""]),
      found,
      tools,
    ),
  json: (entradas) => ({ catalogo: "distritos", entradas }),
  rows: (entries) => entries.map((one) => ({ ...one })),
});
