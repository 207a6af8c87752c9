import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { OutputFile } from "../../ports/files.ts";
import { openOutput } from "./output-file.ts";
import { diskError } from "./replace-file.ts";

/**
 * Writes a file that only its owner can read, completely or not at all. A missing folder is created
 * with mode 0700.
 *
 * @param replace  whether a file of that name may be replaced
 * @throws MesaError `disco`, `archivo-existe`, `archivo-en-uso`
 */
export async function writePrivateFile(
  path: string,
  content: string | Uint8Array,
  replace = true,
): Promise<void> {
  await writeWith(path, replace, async (output) => await output.write(content));
}

/** The same with what comes piece by piece. */
export async function writePrivatePieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  replace: boolean,
): Promise<void> {
  await writeWith(path, replace, async (output) => {
    for await (const piece of pieces) await output.write(piece);
  });
}

/** The same with the content of another file. */
export async function copyPrivateFile(from: string, path: string, replace: boolean): Promise<void> {
  await writePrivatePieces(path, createReadStream(from), replace);
}

async function writeWith(
  path: string,
  replace: boolean,
  write: (output: OutputFile) => Promise<void>,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw diskError(path, error);
  }
  const output = await openOutput(path, { replace });
  try {
    await write(output);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}
