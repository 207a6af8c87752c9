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
});
