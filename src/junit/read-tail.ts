import { open } from "node:fs/promises";
import { MesaError } from "../errors/mesa-error.ts";

/** Looked at from the end. Bytes. */
const most = 64 * 1024;

/** The last lines of a text file, the first of them whole. @throws MesaError `archivo-ilegible` */
export async function readTail(path: string): Promise<string> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const from = Math.max(size - most, 0);
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(size - from),
        0,
        size - from,
        from,
      );
      const text = buffer.toString("utf8", 0, bytesRead);
      return from === 0 ? text : text.slice(text.indexOf("\n") + 1);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
  }
}
