import { appendFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { withoutInvisible } from "../../domain/invisible.ts";
import { decodeText } from "../../domain/text-encoding.ts";
import { readRegularFile } from "./read-regular-file.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import type { Files, FolderEntry } from "../../ports/files.ts";

/** The user's files on the real disk. Read synchronously, since `node:fs/promises` slows the start. */
export function createUserFiles(home: string, platform: NodeJS.Platform = process.platform): Files {
  const withoutQuotes = (word: string): string => bareWord(word, platform);
  return {
    resolve: (base, path) => {
      const plain = existsSync(resolve(base, path)) ? path : withoutQuotes(path);
      return resolve(
        base,
        edgesTrimmed(plain).replace(/^~(?=$|[\\/])/, () => home),
      );
    },
    folderOf: dirname,
    exists: existsSync,
    isTaken(path) {
      const found = statSync(path, { throwIfNoEntry: false });
      return found !== undefined && (found.isFile() || found.isDirectory());
    },
    entries,
    readText: (path, limit) => decodeText(readBytes(path, limit)),
    readBytes,
    async write(path, text) {
      const { writePrivateFile } = await import("./private-file.ts");
      await writePrivateFile(path, text);
    },
    async writeBytes(path, bytes, { replace }) {
      const { writePrivateFile } = await import("./private-file.ts");
      await writePrivateFile(path, bytes, replace);
    },
    async writePieces(path, pieces, { replace }) {
      const { writePrivatePieces } = await import("./private-file.ts");
      await writePrivatePieces(path, pieces, replace);
    },
    async append(path, text) {
      const { diskError, whileHeld } = await import("./replace-file.ts");
      try {
        await whileHeld(() => appendFileSync(path, text, { mode: 0o600 }));
      } catch (error) {
        throw diskError(path, error);
      }
    },
    async makeFolder(path) {
      const { diskError } = await import("./replace-file.ts");
      try {
        mkdirSync(path, { recursive: true, mode: 0o700 });
      } catch (error) {
        throw diskError(path, error);
      }
    },
    async copy(from, path, { replace }) {
      const { copyPrivateFile } = await import("./private-file.ts");
      await copyPrivateFile(from, path, replace);
    },
    async matches(base, pattern) {
      const { glob } = await import("tinyglobby");
      const { folder, rest } = splitPattern(withoutQuotes(pattern).replaceAll("\\", "/"));
      const found = await glob([rest], { cwd: resolve(base, folder), absolute: true });
      return found
        .map((path) => resolve(path))
        .toSorted((one, other) => one.localeCompare(other, "es", { numeric: true }));
    },
    newestPictures: (limit) =>
      screenshotFolders(home)
        .flatMap(entries)
        .filter(({ folder, name }) => !folder && /\.(?:png|jpe?g)$/i.test(name))
        .flatMap(({ path }) => {
          const stat = statSync(path, { throwIfNoEntry: false });
          return stat === undefined ? [] : [{ path, taken: stat.mtimeMs }];
        })
        .toSorted((one, other) => other.taken - one.taken)
        .slice(0, limit)
        .map(({ path }) => path),
  };
}

/**
 * A word without the quotes that drag and drop, or a script, has left around it; on Windows, whose file
 * names have none, without any double quote.
 */
function bareWord(word: string, platform: NodeJS.Platform): string {
  const bare = word.replace(/^(["'])(.*)\1$/s, "$2");
  return platform === "win32" ? bare.replaceAll('"', "") : bare;
}

/**
 * The folders before the first wildcard, which may be a drive or a share and have brackets in their
 * names, and the pattern below them.
 */
function splitPattern(pattern: string): { readonly folder: string; readonly rest: string } {
  const at = pattern.lastIndexOf("/", pattern.search(/[*?{]/)) + 1;
  return { folder: at === 0 ? "." : pattern.slice(0, at), rest: pattern.slice(at) };
}

function readBytes(path: string, limit: number): Buffer {
  try {
    return readRegularFile(path, limit);
  } catch (error) {
    throw error instanceof MesaError ? error : unreadableFile(path, error);
  }
}

/** A path without the invisible marks that Windows' own dialogs put at its ends (U+202A, U+202C). */
function edgesTrimmed(path: string): string {
  const seen = Array.from(path, withoutInvisible);
  const first = seen.findIndex((letter) => letter !== "");
  const last = seen.findLastIndex((letter) => letter !== "");
  return Array.from(path)
    .slice(Math.max(first, 0), last + 1)
    .join("");
}

function entries(folder: string): readonly FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((one) => ({
        name: one.name,
        path: join(folder, one.name),
        folder: one.isDirectory(),
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name, "es", { numeric: true }));
  } catch {
    return [];
  }
}

/** Where Windows, macOS and the usual Linux desktops save screenshots, in Spanish and in English. */
function screenshotFolders(home: string): readonly string[] {
  return [
    "Pictures/Screenshots",
    "Pictures/Capturas de pantalla",
    "Imágenes/Capturas de pantalla",
    "Imágenes/Screenshots",
    "OneDrive/Pictures/Screenshots",
    "OneDrive/Imágenes/Capturas de pantalla",
    "OneDrive/Imágenes/Screenshots",
    "Desktop",
    "Escritorio",
    "Pictures",
    "Imágenes",
  ].map((name) => join(home, name));
}
