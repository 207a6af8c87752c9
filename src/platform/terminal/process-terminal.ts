import { fstatSync, statSync, writeSync } from "node:fs";
import { decodeText } from "../../domain/text-encoding.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { sizeInWords } from "../../errors/unreadable-file.ts";
import type { Terminal } from "../../ports/terminal.ts";
import { terminalSize } from "./terminal-size.ts";

/**
 * Whether a file descriptor is a terminal. Node's module that knows loads all of its networking, a
 * tenth of a start, and a pipe or a file, which is no device, needs none of it.
 */
function isTerminalDevice(descriptor: number): boolean {
  try {
    // On Windows a console is known by other means.
    if (process.platform !== "win32") {
      const file = fstatSync(descriptor);
      if (!file.isCharacterDevice()) return false;
      if (file.rdev === statSync("/dev/null", { throwIfNoEntry: false })?.rdev) return false;
    }
  } catch {
    // Closed.
    return false;
  }
  return process.getBuiltinModule("node:tty").isatty(descriptor);
}

/**
 * The terminal of this process. Each standard stream is only created when it is used, because
 * creating one takes a tenth of the start-up time.
 */
export function createProcessTerminal(
  process: NodeJS.Process,
  isTerminal: (descriptor: number) => boolean = isTerminalDevice,
): Terminal {
  /**
   * A Windows console shows bytes by its own code page, 850 in Ecuador, but takes Unicode from a
   * stream (WriteConsoleW).
   */
  const byStream = (descriptor: number): boolean =>
    process.platform === "win32" && isTerminal(descriptor);
  return {
    get interactive() {
      return isTerminal(0) && isTerminal(2);
    },
    get stdoutIsTerminal() {
      return isTerminal(1);
    },
    get stderrIsTerminal() {
      return isTerminal(2);
    },
    get width() {
      if (isTerminal(1)) return terminalSize(process.stdout, process.env).width;
      return isTerminal(2) ? terminalSize(process.stderr, process.env).width : 80;
    },
    get height() {
      return isTerminal(1) ? terminalSize(process.stdout, process.env).height : 24;
    },
    out(text) {
      if (byStream(1)) process.stdout.write(text);
      else write(1, () => process.stdout, text);
    },
    err(text) {
      if (byStream(2)) process.stderr.write(text);
      else write(2, () => process.stderr, text);
    },
    async readInput(limit) {
      const pieces: Buffer[] = [];
      let length = 0;
      for await (const piece of process.stdin) {
        const bytes = Buffer.from(piece);
        length += bytes.length;
        if (length > limit) {
          const params = { archivo: "-", causa: "excede", maximo: sizeInWords(limit) };
          throw new MesaError("archivo-ilegible", { params });
        }
        pieces.push(bytes);
      }
      return decodeText(Buffer.concat(pieces));
    },
  };
}

/**
 * Writes directly to the file descriptor. When the reader is slow (`EAGAIN`), the stream writes the
 * rest. A reader that has gone (`EPIPE`) is not an error.
 */
function write(descriptor: number, stream: () => NodeJS.WriteStream, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EPIPE") return;
    if (code !== "EAGAIN") throw error;
    stream().write(bytes.subarray(written));
  }
}
