import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import type { CatalogStore } from "../../ports/catalog-store.ts";
import { isMissing } from "../files/file-access.ts";
import { removeFileSync } from "../files/replace-file.ts";

/** Keeps the user's own catalogues as files of mode 0600 in one folder. */
export function createCatalogStore(folder: string): CatalogStore {
  const pathOf: CatalogStore["pathOf"] = (name) => join(folder, `${name}.json`);
  const read: CatalogStore["read"] = (name) => {
    try {
      return readFileSync(pathOf(name), "utf8");
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unreadableFile(pathOf(name), error);
    }
  };
  return {
    pathOf,
    read,
    async write(name, text) {
      const { writePrivateFile } = await import("../files/private-file.ts");
      await writePrivateFile(pathOf(name), text);
    },
    remove(name) {
      const known = read(name) !== undefined;
      removeFileSync(pathOf(name));
      return known;
    },
  };
}
