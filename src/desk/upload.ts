import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname, join } from "node:path";
import { Transform, type Readable, type Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import {
  flushFile,
  flushFolder,
  removeFolder,
  replaceFile,
} from "../platform/files/replace-file.ts";
import { Problem } from "./problem.ts";

/** The limits of one multipart request. */
export const uploadLimits = {
  fileBytes: 25 * 1024 * 1024,
  totalBytes: 40 * 1024 * 1024,
  files: 20,
  jsonBytes: 256 * 1024,
} as const;

/** A received file in the folder for incoming uploads. */
export interface ArrivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Media type by its first bytes; undefined for anything but PDF, PNG and JPEG. */
  readonly kind: string | undefined;
}

export interface Upload {
  /** The JSON part, unparsed. */
  readonly json: string;
  /** By the name of the part. */
  readonly files: ReadonlyMap<string, ArrivedFile>;
  /** Removes the files that were not moved to the archive. */
  readonly discard: () => Promise<void>;
}

/**
 * Reads a multipart body, streaming its files to disk.
 *
 * @throws Problem 400, 413, 415, leaving nothing on disk
 */
export async function receiveUpload(
  request: IncomingMessage,
  jsonPart: string,
  folder: string,
): Promise<Upload> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > uploadLimits.totalBytes) throw tooLarge();
  const place = await mkdtemp(join(folder, "subida-"));
  const discard = (): Promise<void> => removeFolder(place);
  try {
    return { ...(await readParts(request, jsonPart, place)), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function readParts(request: IncomingMessage, jsonPart: string, place: string) {
  const parser = createParser(request);
  const arrivals: Promise<readonly [string, ArrivedFile]>[] = [];
  let json: string | undefined;
  let failure: Problem | undefined;
  const fail = (problem: Problem): void => {
    failure ??= problem;
  };
  parser.on("field", (name, value, _nameCut, valueCut) => {
    if (name !== jsonPart || json !== undefined) fail(malformed(`la parte «${name}» sobra`));
    else if (valueCut) fail(tooLarge());
    else json = value;
  });
  parser.on("file", (name, stream) => {
    const path = join(place, String(arrivals.length));
    const arrival = storeFile(stream, path).then((file) => [name, file] as const);
    arrival.catch(() => {});
    arrivals.push(arrival);
  });
  const full = new AbortController();
  for (const limit of ["filesLimit", "partsLimit"] as const) {
    parser.on(limit, () => {
      fail(tooLarge());
      full.abort();
    });
  }
  try {
    await feed(parser, request, full.signal);
  } catch (error) {
    fail(malformed(error instanceof Error ? error.message : "cuerpo cortado"));
  }
  const settled = await Promise.allSettled(arrivals);
  if (failure !== undefined) throw failure;
  const files = new Map<string, ArrivedFile>();
  for (const one of settled) {
    if (one.status === "rejected") throw one.reason;
    const [name, file] = one.value;
    if (files.has(name)) throw malformed(`la parte «${name}» está repetida`);
    files.set(name, file);
  }
  if (json === undefined) throw malformed(`falta la parte «${jsonPart}»`);
  return { json, files };
}

/**
 * Gives a parser the whole body. Whatever it says, the request stays open for the answer.
 *
 * @param full  aborts once the parser takes no further part: it may never be ready for more then
 */
async function feed(parser: Writable, request: IncomingMessage, full: AbortSignal): Promise<void> {
  const done = finished(parser);
  done.catch(() => {});
  // Once for all pieces: what waits for an abort that never comes would gather, piece by piece.
  const aborted = once(full, "abort");
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (parser.destroyed || full.aborted) break;
    if (parser.write(piece) || full.aborted) continue;
    await Promise.race([once(parser, "drain"), done, aborted]);
  }
  if (full.aborted) parser.destroy();
  else parser.end();
  await done;
}

function createParser(request: IncomingMessage) {
  const contentType = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new Problem(415, "tipo-no-admitido", "El cuerpo debe ser multipart/form-data.");
  }
  try {
    return new Busboy({
      headers: { ...request.headers, "content-type": contentType },
      limits: {
        fieldSize: uploadLimits.jsonBytes,
        fields: 2,
        fileSize: uploadLimits.fileBytes,
        files: uploadLimits.files,
        headerPairs: 20,
      },
    });
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : "cabecera");
  }
}

/** Bytes that tell a file's kind: a PDF's header may stand behind others (ISO 32000-1, annex H.3.4.1). */
const headBytes = 1024;

async function storeFile(stream: Readable, path: string): Promise<ArrivedFile> {
  const digest = createHash("sha256");
  let bytes = 0;
  let head = Buffer.alloc(0);
  const tap = new Transform({
    transform(piece: Buffer, _encoding, done) {
      digest.update(piece);
      bytes += piece.length;
      if (head.length < headBytes) head = Buffer.concat([head, piece.subarray(0, headBytes)]);
      done(null, piece);
    },
  });
  await pipeline(stream, tap, createWriteStream(path, { mode: 0o600 }));
  if ("truncated" in stream && stream.truncated === true) throw tooLarge();
  return { path, bytes, sha256: digest.digest("hex"), kind: kindOf(head) };
}

function kindOf(head: Buffer): string | undefined {
  if (head.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))) return "image/png";
  if (head.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))) return "image/jpeg";
  return head.subarray(0, headBytes).includes("%PDF-") ? "application/pdf" : undefined;
}

/** Moves a file into the archive under its digest, and flushes file and folder to disk. */
export async function keepFile(file: ArrivedFile, archive: string): Promise<void> {
  const target = archivePath(archive, file.sha256);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await flushFile(file.path);
  await replaceFile(file.path, target);
  await flushFolder(dirname(target));
}

export function archivePath(archive: string, sha256: string): string {
  return join(archive, sha256.slice(0, 2), sha256);
}

/** No upload takes this long. */
const abandonedAfterMs = 3_600_000;

/** Removes uploads older than an hour, which a process that died has left behind. */
export async function sweepUploads(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const written = await writtenAt(path);
    if (written !== undefined && now.getTime() - written > abandonedAfterMs) {
      await removeFolder(path);
    }
  }
}

/** When a file was last written, in milliseconds; undefined when another process has removed it. */
async function writtenAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function tooLarge(): Problem {
  return new Problem(
    413,
    "demasiado-grande",
    `Caben ${uploadLimits.files} archivos de hasta ${uploadLimits.fileBytes / 2 ** 20} MiB, y ${uploadLimits.totalBytes / 2 ** 20} MiB en total.`,
  );
}

function malformed(why: string): Problem {
  return new Problem(400, "cuerpo-invalido", `El cuerpo multipart no se puede leer: ${why}.`);
}
