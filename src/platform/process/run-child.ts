import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import { MesaError } from "../../errors/mesa-error.ts";
import type { ChildEnd } from "../../ports/ci.ts";
import { childEnvironment } from "./child-environment.ts";
import { createConsoleDecoder, decodeConsole, findCodePage } from "./console-text.ts";
import { endChild } from "./end-child.ts";
import { commandLine } from "./windows-command.ts";

/** How much of the end of a program's output is kept. */
const tailBytes = 64 * 1024;

const forwarded = ["SIGTERM", "SIGHUP", "SIGINT"] as const;

/**
 * Runs a program in the current folder with this process's standard input. Signals that reach this
 * process are forwarded to the program, which decides how to react.
 *
 * @param words  the program and its arguments
 * @param aside  whether the program's standard output goes to standard error
 * @returns its exit code and the last bytes of its output
 * @throws MesaError `programa-no-arranca`
 */
export async function runChild(
  words: readonly string[],
  aside: boolean,
  parts: Pick<NodeJS.Process, "env" | "platform" | "stdin" | "stdout" | "stderr" | "on" | "off">,
): Promise<ChildEnd> {
  const [name = ""] = words;
  const refuse = (cause?: unknown): MesaError =>
    new MesaError("programa-no-arranca", { params: { programa: name }, cause });
  const line = commandLine(words, parts.platform, parts.env);
  if (line === undefined) throw refuse();
  const child = started(line, parts.env, refuse);
  const tail = new Tail();
  const codePage = findCodePage(parts.platform, parts.env);
  const passed = [
    passOn(child.stdout, aside ? parts.stderr : parts.stdout, tail, codePage),
    passOn(child.stderr, parts.stderr, tail, codePage),
  ];
  const release = forward(child, parts);
  try {
    const code = await ended(child);
    await Promise.all(passed);
    return { code, tail: decodeConsole(tail.bytes(), codePage) };
  } catch (error) {
    throw refuse(error);
  } finally {
    release();
  }
}

/** Starts the program. A name or argument that no system accepts makes `spawn` throw at once. */
function started(
  line: NonNullable<ReturnType<typeof commandLine>>,
  env: NodeJS.ProcessEnv,
  refuse: (cause: unknown) => MesaError,
) {
  try {
    return spawn(line.file, [...line.words], {
      stdio: ["inherit", "pipe", "pipe"],
      env: childEnvironment(env),
      windowsHide: true,
      windowsVerbatimArguments: line.verbatim,
    });
  } catch (error) {
    throw refuse(error);
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]);
    });
  });
}

/**
 * Copies a stream, waiting whenever the receiving side is full. A console gets text, since Node gives
 * Windows' own one bytes as if they were UTF-8; anything else gets the bytes.
 */
async function passOn(
  from: Readable,
  to: Writable,
  tail: Tail,
  codePage: (() => number) | undefined,
): Promise<void> {
  const decoder =
    codePage !== undefined && "isTTY" in to && to.isTTY === true
      ? createConsoleDecoder(codePage)
      : undefined;
  for await (const piece of from) {
    const bytes = Buffer.from(piece);
    tail.add(bytes);
    if (!to.write(decoder?.decode(bytes) ?? bytes)) await once(to, "drain");
  }
  if (decoder !== undefined) to.write(decoder.rest());
}

/**
 * Forwards signals to the program. At a terminal, Ctrl-C reaches it anyway, and many programs take a
 * second one as the order to stop at once, so SIGINT is not forwarded there.
 */
function forward(
  child: ChildProcess,
  parts: Pick<NodeJS.Process, "stdin" | "on" | "off" | "platform" | "env">,
): () => void {
  const wanted = forwarded.filter((signal) => signal !== "SIGINT" || !parts.stdin.isTTY);
  const handlers = wanted.map((signal) => [signal, () => endChild(child, signal, parts)] as const);
  for (const [signal, handler] of handlers) parts.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) parts.off(signal, handler);
  };
}

/** Keeps the last `tailBytes` bytes of what was added. */
class Tail {
  readonly #pieces: Buffer[] = [];
  #size = 0;

  add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
    for (let first = this.#pieces[0]; first !== undefined; first = this.#pieces[0]) {
      if (this.#size - first.length < tailBytes) break;
      this.#pieces.shift();
      this.#size -= first.length;
    }
  }

  bytes(): Buffer {
    return Buffer.concat(this.#pieces).subarray(-tailBytes);
  }
}
