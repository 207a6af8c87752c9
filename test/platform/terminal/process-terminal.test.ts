import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createProcessTerminal } from "../../../src/platform/terminal/process-terminal.ts";

test("a Windows console gets text by its stream, which shows every letter in any code page", () => {
  const written: unknown[] = [];
  const stream = (name: string) => ({ write: (text: unknown) => void written.push([name, text]) });
  const console = Object.create(process, {
    platform: { value: "win32" },
    stdout: { value: stream("out") },
    stderr: { value: stream("err") },
  });
  const terminal = createProcessTerminal(console, () => true);
  terminal.out("PRÁCTICA · ✓\n");
  terminal.err("Ocurrió ┌─┐\n");
  expect(written).toEqual([
    ["out", "PRÁCTICA · ✓\n"],
    ["err", "Ocurrió ┌─┐\n"],
  ]);
  // A file or a pipe there, and anything elsewhere, needs no stream.
  const linux = Object.create(console, { platform: { value: "linux" } });
  for (const one of [
    createProcessTerminal(console, () => false),
    createProcessTerminal(linux, () => true),
  ]) {
    one.out("");
    one.err("");
  }
  expect(written).toHaveLength(2);
});

test("each question about the terminal is asked of its own stream", () => {
  const sized = Object.create(process, {
    env: { value: {} },
    stdout: { value: { columns: 100, rows: 30 } },
    stderr: { value: { columns: 90, rows: 20 } },
  });
  const seen = (...terminals: readonly number[]) => {
    const one = createProcessTerminal(sized, (descriptor) => terminals.includes(descriptor));
    const { interactive, stdoutIsTerminal, stderrIsTerminal, width, height } = one;
    return [interactive, stdoutIsTerminal, stderrIsTerminal, width, height];
  };
  expect(seen(0, 1, 2)).toEqual([true, true, true, 100, 30]);
  // A person answers on standard error where the answer goes into a file.
  expect(seen(0, 2)).toEqual([true, false, true, 90, 24]);
  expect(seen(0, 1)).toEqual([false, true, false, 100, 30]);
  expect(seen(1)).toEqual([false, true, false, 100, 30]);
  expect(seen(2)).toEqual([false, false, true, 90, 24]);
  expect(seen()).toEqual([false, false, false, 80, 24]);
});

test("input is read to its end, and not beyond its limit", async () => {
  const reading = (pieces: readonly string[], limit: number) => {
    const stdin = Readable.from(pieces.map((piece) => Buffer.from(piece)));
    return createProcessTerminal(Object.create(process, { stdin: { value: stdin } })).readInput(
      limit,
    );
  };
  expect(await reading(["a", "ñ"], 3)).toBe("añ");
  await expect(reading(["a", "ñ"], 2)).rejects.toMatchObject({
    code: "archivo-ilegible",
    params: { causa: "excede" },
  });
});
