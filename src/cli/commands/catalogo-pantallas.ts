import { searchScreens } from "../../catalogs/screens.ts";
import { catalogView } from "../../output/catalog-view.ts";
import { defineCommand } from "../command.ts";

export const catalogoPantallas = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  options: [{ key: "todas", flag: "--todas", summary: "opcion.todas-pantallas" }],
  run: (input) => Promise.resolve(searchScreens(input.operands.join(" "), input.flag("todas"))),
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.edoc ?? "", one.completa, one.nota ?? ""]),
      found,
      tools,
    ),
  json: (entradas) => ({ catalogo: "pantallas", entradas }),
  rows: (entries) => entries.map((one) => ({ ...one })),
});
