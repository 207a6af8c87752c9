import { access, readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";
import type { Files } from "../ports/files.ts";

/** The user's files, on the real disk. */
export function createUserFiles(): Files {
  return {
    resolve,
    folderOf: dirname,
    async readText(path, limit) {
      try {
        const { size } = await stat(path);
        if (size > limit) throw new RangeError(`${size} bytes`);
        return (await readFile(path, "utf8")).replace(/^\ufeff/, "");
      } catch (error) {
        throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
      }
    },
    async exists(path) {
      try {
        await access(path);
        return true;
      } catch {
        return false;
      }
    },
  };
}
