import { catalogNames } from "../../catalogs/catalogs.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { catalogText, keepEntries } from "../../forms/own-catalog.ts";
import { readEntries } from "../../forms/read-entries.ts";
import { ownCatalog, readCatalogFile } from "./catalog-file.call.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoImportar = defineCommand({
  operands: [{ name: "archivo", summary: "argumento.catalogo-archivo" }],
  options: [
    {
      key: "catalogo",
      flag: "--catalogo",
      placeholder: "CATÁLOGO",
      summary: "opcion.catalogo",
      choices: catalogNames,
    },
    { key: "fuente", flag: "--fuente", placeholder: "TEXTO", summary: "opcion.fuente" },
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar-catalogo" },
  ],
  async run(input, { context }) {
    const path = context.files.resolve(context.cwd, input.operand(0));
    const file = await readCatalogFile(path, context);
    const catalogo = input.choice("catalogo", catalogNames) ?? file.catalogo;
    if (catalogo === undefined) {
      throw new MesaError("argumento-falta", { params: { argumento: "--catalogo" } });
    }
    const source = input.text("fuente") ?? path.replace(/^.*[\\/]/, "");
    const { entries, problems } = readEntries(catalogo, file.entradas, source);
    if (problems.length > 0 || entries.length === 0) {
      throw new MesaError("catalogo-invalido", { params: { archivo: path }, problems });
    }
    const store = await context.ownCatalogs();
    const replaces = input.flag("reemplazar");
    const before = replaces ? undefined : ownCatalog(catalogo, store);
    const kept = keepEntries(catalogo, entries, before, replaces);
    await store.write(catalogo, catalogText(catalogo, kept));
    const { modo } = kept;
    return { catalogo, modo, importadas: entries.length, propias: kept.entradas.length };
  },
  view: ({ catalogo, modo, importadas, propias }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("catalogo.importado", { catalogo, importadas, propias })}`,
    `  ${translator.t(modo === "ampliar" ? "catalogo.se-suman" : "catalogo.en-lugar", { catalogo })}`,
  ],
  schema: async () => (await import("./catalog.schema.ts")).catalogoImportar,
  json: (result) => result,
});
