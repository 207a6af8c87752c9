import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { interruptionOf } from "../../src/compose/run-process.ts";

function interrupted(platform: NodeJS.Platform) {
  const ended: unknown[] = [];
  const events = new EventEmitter();
  const process = Object.assign(events, {
    platform,
    pid: 1,
    kill(_pid: number, signal: string) {
      // With our handler still there the system would only call it again.
      ended.push(events.listenerCount(signal) === 0 ? signal : "never");
    },
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
