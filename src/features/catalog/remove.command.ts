import { catalogNames } from "../../catalogs/catalogs.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { catalogText, dropEntries } from "../../forms/own-catalog.ts";
import { findCatalog, ownCatalog } from "./catalog-file.call.ts";
import { defineCommand } from "../../app/command.ts";

export const catalogoQuitar = defineCommand({
  operands: [
    { name: "catalogo", summary: "argumento.catalogo", choices: catalogNames },
    { name: "codigo", summary: "argumento.catalogo-codigo", optional: true, variadic: true },
  ],
  async run(input, { context }) {
    const catalogo = findCatalog(input.operand(0));
    const keys = input.operands.slice(1);
    const store = await context.ownCatalogs();
    if (keys.length === 0) {
      // Also the way out where the file can't be read any more.
      if (store.remove(catalogo)) return { catalogo, propias: 0 };
      throw new MesaError("no-existe", { params: { nombre: catalogo, orden: "mesa catalogo" } });
    }
    const own = ownCatalog(catalogo, store);
    if (own === undefined)
      throw new MesaError("no-existe", { params: { nombre: catalogo, orden: "mesa catalogo" } });
    const left = dropEntries(catalogo, keys, own);
    if (own.entradas.length - left.entradas.length < keys.length) {
      throw new MesaError("no-existe", {
        params: { nombre: keys.join(", "), orden: `mesa catalogo ${catalogo}` },
      });
    }
    if (left.entradas.length === 0) store.remove(catalogo);
    else await store.write(catalogo, catalogText(catalogo, left));
    return { catalogo, propias: left.entradas.length };
  },
  view: ({ catalogo, propias }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("catalogo.quitado", { catalogo, propias })}`,
  ],
  schema: async () => (await import("./catalog.schema.ts")).catalogoQuitar,
  json: (result) => result,
});
