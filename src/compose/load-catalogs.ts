import { builtInCatalogs, catalogNames, type Catalogs } from "../catalogs/catalogs.ts";
import type { CatalogStore } from "../ports/catalog-store.ts";

/**
 * What came with the program, and what the user brought in; the code that reads the latter is only
 * loaded where there is something.
 *
 * @throws MesaError `catalogo-danado`
 */
export async function loadCatalogs(store: CatalogStore): Promise<Catalogs> {
  let catalogs = builtInCatalogs;
  for (const name of catalogNames) {
    // Looked at first: the code that reads it is slow to load.
    if (store.read(name) === undefined) continue;
    const { ownCatalog } = await import("../features/catalog/catalog-file.call.ts");
    const { withOwnCatalog } = await import("../forms/own-catalog.ts");
    const own = ownCatalog(name, store);
    if (own !== undefined) catalogs = withOwnCatalog(catalogs, name, own);
  }
  return catalogs;
}
