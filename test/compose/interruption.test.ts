import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { interruptionOf } from "../../src/compose/run-process.ts";

function interrupted(platform: NodeJS.Platform) {
  const ended: unknown[] = [];
  const process = Object.assign(new EventEmitter(), {
    platform,
    pid: 1,
    kill: (_pid: number, signal: unknown) => ended.push(signal) > 0,
    exit: (code: unknown) => void ended.push(code),
  });
  const signal = interruptionOf(Object.create(process));
  process.emit("SIGINT", "SIGINT");
  const first = [signal.aborted, ended.length];
  process.emit("SIGINT", "SIGINT");
  return { first, ended };
}

test("the second Ctrl-C ends the process, on Windows with 130 as elsewhere", () => {
  expect(interrupted("linux")).toEqual({ first: [true, 0], ended: ["SIGINT"] });
  expect(interrupted("win32")).toEqual({ first: [true, 0], ended: [130, "SIGINT"] });
});
