import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { MesaError } from "../errors/mesa-error.ts";
import type { Files } from "../ports/files.ts";

/** The user's files, on the real disk. Small ones, read at once: see `profile-store.ts`. */
export const userFiles: Files = {
  resolve,
  folderOf: dirname,
  exists: existsSync,
  readText(path, limit) {
    try {
      const { size } = statSync(path);
      if (size > limit) throw new RangeError(`${size} bytes`);
      return readFileSync(path, "utf8").replace(/^\ufeff/, "");
    } catch (error) {
      throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
    }
  },
};
