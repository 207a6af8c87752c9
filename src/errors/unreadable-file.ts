import { MesaError } from "./mesa-error.ts";

/** Causes by the system's error codes; each is the key of a message `causa.<cause>`. */
const causes: Readonly<Record<string, string>> = {
  ENOENT: "no-existe",
  ENOTDIR: "no-existe",
  EISDIR: "es-carpeta",
  EACCES: "sin-permiso",
  EPERM: "sin-permiso",
  EBUSY: "en-uso",
  ETXTBSY: "en-uso",
  ENAMETOOLONG: "nombre-largo",
  ELOOP: "enlaces",
  EMFILE: "muchos-abiertos",
  ENFILE: "muchos-abiertos",
};

/** `archivo-ilegible` with the cause that the system gives. */
export function unreadableFile(archivo: string, cause: unknown): MesaError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const params = {
    archivo,
    causa: causes[code] ?? "falla-lectura",
    ...(code !== "" && { motivo: code }),
  };
  return new MesaError("archivo-ilegible", { params, cause });
}

/** The kind of thing found at a path, as `fs.Stats` tells it. */
interface Found {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/**
 * Why something can't be read as a file of at most `limit` bytes: it is a folder, or a device or pipe,
 * which may never end, or too large. Undefined where it can.
 */
export function unfitFile(archivo: string, found: Found, limit?: number): MesaError | undefined {
  const because = (causa: string, maximo = ""): MesaError =>
    new MesaError("archivo-ilegible", { params: { archivo, causa, maximo } });
  if (found.isDirectory()) return because("es-carpeta");
  if (!found.isFile()) return because("no-es-archivo");
  if (limit !== undefined && found.size > limit) return because("excede", sizeInWords(limit));
  return undefined;
}

/** A limit in whole KiB or MiB, as people read it. */
export function sizeInWords(bytes: number): string {
  return bytes >= 2 ** 20 ? `${bytes / 2 ** 20} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
