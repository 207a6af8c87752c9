import { readFileSync, writeFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { CaptureOrigin } from "../domain/evidence.ts";
import { guayaquilClock } from "../domain/guayaquil-time.ts";
import { diskError } from "../platform/files/replace-file.ts";

/** Keywords of the text chunk in which a PNG says when `mesa` has taken it, by whence that was. */
export const stampKeywords: Readonly<Record<CaptureOrigin, string>> = {
  pantalla: "mesa:captura",
  portapapeles: "mesa:portapapeles",
};

/**
 * Writes into a PNG when it was taken, in a text chunk behind its header; its pixels stay as they are.
 *
 * @throws MesaError `disco`
 */
export function stampCapture(path: string, moment: Date, origin: CaptureOrigin): Promise<void> {
  try {
    const bytes = readFileSync(path);
    const { day, time } = guayaquilClock(moment);
    writeFileSync(path, withText(bytes, `${stampKeywords[origin]}\0${day} ${time}`), {
      mode: 0o600,
    });
    return Promise.resolve();
  } catch (error) {
    throw diskError(path, error);
  }
}

/** The PNG with one more text chunk behind its header, which takes 25 bytes after the signature's 8. */
function withText(png: Buffer, text: string): Buffer {
  const headerEnd = 8 + 25;
  const body = Buffer.from(`tEXt${text}`, "latin1");
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headerEnd), length, body, check, png.subarray(headerEnd)]);
}
