import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "../app/context.ts";
import type { Catalogs } from "../catalogs/catalogs.ts";
import type { Folders } from "../platform/settings/folders.ts";

/** Catalogs and holidays: what came with the program, and the user's own. */
export function createCatalogParts({
  data,
  settings,
}: Pick<Folders, "data" | "settings">): Pick<Context, "catalogs" | "ownCatalogs" | "holidays"> {
  let loaded: Promise<Catalogs> | undefined;
  const ownCatalogs: Context["ownCatalogs"] = async () => {
    const { createCatalogStore } = await import("../platform/settings/catalog-store.ts");
    return createCatalogStore(join(data, "catalogos"));
  };
  return {
    ownCatalogs,
    async catalogs() {
      const { loadCatalogs } = await import("./load-catalogs.ts");
      return await (loaded ??= loadCatalogs(await ownCatalogs()));
    },
    async holidays() {
      const { holidayFinder } = await import("../catalogs/holidays.ts");
      const path = join(settings, "feriados.json");
      if (!existsSync(path)) return holidayFinder({ feriados: {}, laborables: [] });
      const { readHolidayChanges } = await import("../platform/settings/read-holiday-changes.ts");
      return holidayFinder(readHolidayChanges(path));
    },
  };
}
