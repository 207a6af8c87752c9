import { searchScreens } from "../../catalogs/screens.ts";
import { catalogRows, catalogView } from "./catalog.view.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoPantallas = defineCommand({
  operands: [{ name: "texto", summary: "argumento.buscado", optional: true, variadic: true }],
  options: [{ key: "todas", flag: "--todas", summary: "opcion.todas-pantallas" }],
  async run(input, { context }) {
    const { pantallas } = await context.catalogs();
    return searchScreens(input.operands.join(" "), input.flag("todas"), pantallas);
  },
  view: (found, tools) =>
    catalogView(
      found.map((one) => [one.edoc ?? "", one.completa, one.nota ?? ""]),
      found,
      tools,
    ),
  schema: async () => (await import("./catalog.schema.ts")).catalogEntries,
  json: (entries) => ({ catalogo: "pantallas", entradas: catalogRows(entries) }),
  rows: catalogRows,
});
