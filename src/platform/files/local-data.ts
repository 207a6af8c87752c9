import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from "node:fs";
import { join } from "node:path";
import { wordInMessage } from "../../domain/word-in-message.ts";
import type { DataClass, DataFile, LocalData, DataSelection } from "../../ports/local-data.ts";
import type { Folders } from "../settings/folders.ts";
import { diskError, removeFileSync } from "./replace-file.ts";

/** A class of data and where it is kept. */
interface DataPlace extends Pick<DataClass, "id" | "purge" | "secret"> {
  /** Matches its files or folders in the data or settings folder; the first matching class counts. */
  readonly names: RegExp;
}

/** Every class of data that `mesa` keeps. A new cache is one more line. */
const dataPlaces: readonly DataPlace[] = [
  { id: "apartados", names: /\.danad[oa]/, purge: "pieza", secret: false },
  { id: "libro", names: /^libro\.db/, purge: "libro", secret: false },
  { id: "asentar", names: /^libro-por-asentar$/, purge: "orden", secret: false },
  { id: "archivos", names: /^archivos$/, purge: "libro", secret: false },
  { id: "borradores", names: /^borradores$/, purge: "pieza", secret: false },
  { id: "tickets", names: /^tickets(\.db|-vistos)/, purge: "copia", secret: false },
  { id: "correo", names: /^(?:correo|importados)\.db/, purge: "copia", secret: false },
  { id: "completar", names: /^completar$/, purge: "copia", secret: false },
  { id: "practica", names: /^practica$/, purge: "junto", secret: false },
  { id: "sesiones", names: /^sesiones$/, purge: "orden", secret: false },
  { id: "secretos", names: /^(boveda|llave)$/, purge: "orden", secret: true },
  { id: "ajustes", names: /^(config|feriados)\.json$|^catalogos$/, purge: "orden", secret: false },
  { id: "programa", names: /^cache$/, purge: "orden", secret: true },
  { id: "reconocedor", names: /^reconocedor$/, purge: "orden", secret: true },
  {
    id: "restos",
    names: /^armado$|^texto-[0-9a-f-]{36}\.txt$|\.[0-9a-f-]{36}\.tmp$/,
    purge: "pieza",
    secret: false,
  },
];

/** The class of files that no line above matches. */
const otherPlace = { id: "otros", purge: "orden", secret: true } as const;

/** Everything kept on this machine, as files in the data and settings folders. Links are not followed. */
export function createLocalData(
  folders: Pick<Folders, "data" | "settings">,
  removeOne: (path: string) => void = removeFileSync,
  platform: NodeJS.Platform = process.platform,
): LocalData {
  const roots = [...new Set([folders.data, folders.settings])];

  function classes(): readonly DataClass[] {
    const found = new Map<string, DataFile[]>();
    for (const root of roots) {
      for (const name of namesIn(root)) {
        const { id } = dataPlaces.find(({ names }) => names.test(name)) ?? otherPlace;
        const files = filesUnder(join(root, name), id === name ? id : `${id}/${name}`);
        found.set(id, [...(found.get(id) ?? []), ...files]);
      }
    }
    return [...dataPlaces, otherPlace].map(({ id, purge, secret }) => ({
      id,
      purge,
      secret,
      files: found.get(id) ?? [],
    }));
  }

  return {
    folders: roots,
    classes,
    select: (selection) =>
      classes().flatMap((one) => one.files.filter((file) => isMeant(file, one, selection))),
    remove(files) {
      // Databases first: while one is in use, what belongs to it stays.
      const ordered = files.toSorted(
        (one, other) => Number(other.path.endsWith(".db")) - Number(one.path.endsWith(".db")),
      );
      const classOf = ({ name }: DataFile): string => name.split("/")[0] ?? "";
      const inUse = new Set<string>();
      for (const file of ordered) {
        if (inUse.has(classOf(file))) continue;
        try {
          removeOne(file.path);
        } catch (error) {
          const failure = diskError(file.path, error, platform);
          if (failure.code !== "archivo-en-uso") throw failure;
          inUse.add(classOf(file));
        }
      }
      // Read back from the disk: only what is not there any more counts as removed.
      return [...new Set(ordered.filter(({ path }) => existsSync(path)).map(classOf))];
    },
    repairModes() {
      for (const root of roots) {
        const own = namesIn(root).filter((name) =>
          dataPlaces.some(({ names }) => names.test(name)),
        );
        for (const name of own) repairMode(join(root, name));
      }
    },
    async exportTo(path, replace) {
      if (!path.endsWith(".zip")) {
        const { createExportFolder } = await import("./export-folder.ts");
        const names = dataPlaces.map(({ id }) => id);
        return await createExportFolder(path, replace, names);
      }
      return await (await import("./export-archive.ts")).createExportArchive(path, replace);
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function filesUnder(path: string, name: string): readonly DataFile[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    return namesIn(path).flatMap((one) => filesUnder(join(path, one), `${name}/${one}`));
  }
  return stat?.isFile() === true ? [{ path, name, bytes: stat.size, modified: stat.mtime }] : [];
}

function isMeant(file: DataFile, { id, purge, files }: DataClass, wanted: DataSelection): boolean {
  const { before, identificacion, perfil, ticket } = wanted;
  const old = (one: DataFile): boolean => before === undefined || one.modified < before;
  const words = [identificacion, perfil, ticket].filter((word) => word !== undefined);
  switch (purge) {
    case "pieza":
      return old(file) && words.every((word) => holds(file.path, word));
    case "copia":
      // Not every copy says whose tickets it has, so all go: copies can be fetched again.
      if (identificacion !== undefined || words.length === 0) return true;
      return files.some(({ path }) => words.some((word) => holds(path, word)));
    case "junto":
      return files.every(old) && words.every((word) => word === perfil && word === id);
    case "libro":
    case "orden":
      return false;
  }
}

/** Bytes of a file that are searched at once. */
const searchedBytes = 1024 * 1024;

/**
 * Whether a file contains a word: as a whole string in JSON, anywhere in a database, the texts of
 * messages included, however they are encoded.
 */
function holds(path: string, word: string): boolean {
  const isJson = path.endsWith(".json");
  const wanted = Buffer.from(isJson ? JSON.stringify(word) : word);
  const encoded = isJson ? undefined : new RegExp(wordInMessage(word));
  const isIn = (read: Buffer): boolean =>
    read.includes(wanted) || encoded?.test(read.toString("latin1")) === true;
  try {
    // What is wanted may lie across the border of two pieces; encoded, a byte takes up to six.
    return isInPieces(path, searchedBytes + 6 * wanted.length, isIn);
  } catch {
    return false;
  }
}

/** Whether a piece of a file of so many bytes, which begins where a searched one does, fits. */
function isInPieces(path: string, bytes: number, fits: (read: Buffer) => boolean): boolean {
  const file = openSync(path, "r");
  try {
    const piece = Buffer.alloc(bytes);
    for (let at = 0; ; at += searchedBytes) {
      const length = readSync(file, piece, 0, bytes, at);
      if (fits(piece.subarray(0, length))) return true;
      if (length < bytes) return false;
    }
  } finally {
    closeSync(file);
  }
}

/** Takes the group's and others' rights away, recursively. Windows and files of other owners are skipped. */
function repairMode(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined || process.platform === "win32") return;
  const folder = stat.isDirectory();
  if (!folder && !stat.isFile()) return;
  try {
    if ((stat.mode & 0o077) !== 0) chmodSync(path, folder ? 0o700 : 0o600);
  } catch {
    return;
  }
  if (folder) for (const name of namesIn(path)) repairMode(join(path, name));
}
