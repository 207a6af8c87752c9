import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { lstat, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MesaError } from "../../errors/mesa-error.ts";
import { unfitFile, unreadableFile } from "../../errors/unreadable-file.ts";
import type { ImportedFile } from "../../ports/channel.ts";
import type { ImportStore } from "../../ports/import-store.ts";
import { isCompoundFile } from "./check-compound-file.ts";
import { readFileMessage } from "./file-message.ts";
import type { HandOverOptions } from "./hand-over-context.ts";
import { readMbox } from "./read-mbox.ts";
import { readMsg } from "./read-msg.ts";

/** A larger message is not read; mail servers take far less. */
const maxMessageBytes = 64 * 1024 * 1024;
/** Folders in folders that are looked into. */
const maxDepth = 20;
/** Files of one import. */
const maxFiles = 100_000;
/** Names of the files in a folder that may be messages; mbox files often have no ending. */
const messageNames = /(?:^[^.]+|\.(?:eml|msg|mbox|mbx|mail))$/i;

type ImportNeeds = Pick<HandOverOptions, "imports" | "rules" | "sentEntries">;

/**
 * Takes in the messages of files and of folders with everything below them. Links in folders are not
 * followed. A file that can't be read, or is none of ours, is reported and harms no other one.
 *
 * @param onlyNew  leaves out, without a word, the files that were read before and those that hold no message
 * @throws MesaError `archivo-ilegible` where a path that was given is not there
 */
export async function importFiles(
  paths: readonly string[],
  { onlyNew }: { readonly onlyNew: boolean },
  needs: ImportNeeds,
  signal: AbortSignal,
): Promise<readonly ImportedFile[]> {
  const store = await needs.imports();
  const entries = await needs.sentEntries();
  const results: ImportedFile[] = [];
  for (const path of paths) {
    for await (const file of filesAt(path)) {
      if (signal.aborted || results.length >= maxFiles) return results;
      // It may have been moved away since the folder was read.
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() !== true) continue;
      const { size, mtimeMs } = found;
      const read = { path: file, bytes: size, modifiedMs: mtimeMs };
      if (onlyNew && store.isRead(needs.rules.ownAddress, read)) continue;
      const result = await importFile(file, size, { store, entries, rules: needs.rules });
      store.noteRead(needs.rules.ownAddress, read);
      if (!onlyNew || result.problema !== "no-es-mensaje") results.push(result);
    }
  }
  return results;
}

async function* filesAt(path: string): AsyncGenerator<string> {
  let found;
  try {
    found = await stat(path);
  } catch (error) {
    throw unreadableFile(path, error);
  }
  if (found.isDirectory()) yield* filesIn(path, 0);
  else if (found.isFile()) yield path;
  else throw unfitFile(path, found) ?? new MesaError("archivo-ilegible");
}

async function* filesIn(folder: string, depth: number): AsyncGenerator<string> {
  if (depth > maxDepth) return;
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.toSorted((one, two) => one.localeCompare(two))) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() === true) yield* filesIn(path, depth + 1);
    else if (found?.isFile() === true && messageNames.test(name)) yield path;
  }
}

interface FileNeeds extends Pick<HandOverOptions, "rules"> {
  readonly store: ImportStore;
  readonly entries: Awaited<ReturnType<HandOverOptions["sentEntries"]>>;
}

async function importFile(path: string, size: number, needs: FileNeeds): Promise<ImportedFile> {
  const counts = { ruta: path, mensajes: 0, nuevos: 0, repetidos: 0, ajenos: 0, grandes: 0 };
  async function take(source: Buffer): Promise<void> {
    counts.mensajes += 1;
    counts[await keep(source, needs)] += 1;
  }
  try {
    const start = await beginningOf(path);
    if (start.toString("latin1", 0, 5) === "From ") {
      for await (const { source } of readMbox(path, maxMessageBytes)) {
        if (source !== undefined) await take(source);
        else {
          counts.mensajes += 1;
          counts.grandes += 1;
        }
      }
      return { ...counts, problema: null };
    }
    const isMsg = isCompoundFile(start);
    if (!isMsg && !isMessage(start)) return { ...counts, problema: "no-es-mensaje" };
    if (size > maxMessageBytes) return { ...counts, problema: "mensaje-grande" };
    const source = await readFile(path);
    await take(isMsg ? await readMsg(source) : source);
    return { ...counts, problema: null };
  } catch (error) {
    const isSystem = error instanceof Error && "code" in error && "syscall" in error;
    return { ...counts, problema: isSystem ? "ilegible" : "danado" };
  }
}

/** Keeps a message that has to do with the desk. */
async function keep(
  source: Buffer,
  { store, entries, rules }: FileNeeds,
): Promise<"nuevos" | "repetidos" | "ajenos"> {
  const { isOwn, isDraft, concernsDesk } = await readFileMessage(source, { rules, entries });
  if (isDraft || !concernsDesk) return "ajenos";
  const digest = createHash("sha256").update(source).digest("hex");
  return store.add(rules.ownAddress, { digest, isOwn, source }) ? "nuevos" : "repetidos";
}

/** The first bytes of a regular file. @throws the system's error */
async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.alloc(4096);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whether a file begins with a header field (RFC 5322 §2.2). */
function isMessage(start: Buffer): boolean {
  return /^(?:\s*\r?\n)?[!-9;-~]{1,76}[ \t]*:/.test(
    start.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, ""),
  );
}
