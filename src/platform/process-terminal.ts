import { writeSync } from "node:fs";
import { MesaError } from "../errors/mesa-error.ts";
import type { Terminal } from "../ports/terminal.ts";

/** The process's own streams. */
export function createProcessTerminal({ stdin, stdout, stderr }: NodeJS.Process): Terminal {
  return {
    interactive: stdin.isTTY && stderr.isTTY,
    stdoutIsTerminal: stdout.isTTY,
    stderrIsTerminal: stderr.isTTY,
    width: stdout.columns ?? stderr.columns ?? 80,
    out: (text) => write(1, stdout, text),
    err: (text) => write(2, stderr, text),
    async readInput(limit) {
      const pieces: Buffer[] = [];
      let length = 0;
      for await (const piece of stdin) {
        const bytes = Buffer.from(piece);
        length += bytes.length;
        if (length > limit) throw new MesaError("archivo-ilegible", { params: { archivo: "-" } });
        pieces.push(bytes);
      }
      return Buffer.concat(pieces)
        .toString("utf8")
        .replace(/^\ufeff/, "");
    },
  };
}

/**
 * Straight to the file descriptor: setting up Node's stream costs a tenth of the start. Where the
 * reader is slow (`EAGAIN`) the stream takes the rest; a reader that has gone is no error.
 */
function write(descriptor: number, stream: NodeJS.WriteStream, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EPIPE") return;
    if (code !== "EAGAIN") throw error;
    stream.write(bytes.subarray(written));
  }
}
