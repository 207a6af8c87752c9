import { createWriteStream } from "node:fs";
import { mkdir, open, type FileHandle } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { ExportWriter } from "../../ports/local-data.ts";
import { isMissing } from "./file-access.ts";
import { openOutput } from "./output-file.ts";
import { diskError } from "./replace-file.ts";

/** Files that are compressed already and are stored as they are. */
const compressedName = /\.(png|jpe?g|pdf|zip|xlsx)$/i;

/** Writes an export as a zip archive, streaming one file at a time. */
export async function createExportArchive(path: string, replace: boolean): Promise<ExportWriter> {
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw diskError(path, error);
  });
  const output = await openOutput(path, { replace });
  const out = createWriteStream("", { fd: output.fd, autoClose: false });
  const written = finished(out);
  written.catch(() => {});
  const zip = new Zip((error, data, final) => {
    if (error !== null) out.destroy(error);
    else if (final) out.end(data);
    else out.write(data);
  });

  async function flowing(): Promise<void> {
    if (out.writableNeedDrain) await Promise.race([once(out, "drain"), written]);
  }

  /** @returns how many bytes were added, before packing */
  async function add(name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
    let bytes = 0;
    const entry = compressedName.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name);
    zip.add(entry);
    for await (const piece of pieces) {
      bytes += piece.length;
      entry.push(piece, false);
      await flowing();
    }
    entry.push(new Uint8Array(0), true);
    await flowing();
    return bytes;
  }

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw diskError(path, error);
    }
  }

  return {
    text: (name, pieces) => guarded(() => add(name, encoded(pieces))),
    file: ({ path: from, name }) =>
      guarded(async () => {
        const source = await openIfThere(from);
        if (source !== undefined) await add(name, source.createReadStream());
        return source !== undefined;
      }),
    finish: () =>
      guarded(async () => {
        zip.end();
        await written;
        await output.finish();
      }),
    async abandon() {
      zip.terminate();
      out.destroy();
      await output.abandon();
    },
  };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield strToU8(piece);
}
