import { expect, test } from "vitest";
import { endChild } from "../../../src/platform/process/end-child.ts";

function attempt(platform: NodeJS.Platform) {
  const done: unknown[] = [];
  const child = { pid: 4711, kill: (signal: unknown) => done.push(signal) > 0 };
  const start = (...call: readonly unknown[]) => {
    done.push(call);
    return { on: () => {} };
  };
  endChild(child, "SIGTERM", { platform, env: { SystemRoot: "C:\\Windows" } }, start);
  return done;
}

test("on Windows a child ends with all that it has started", () => {
  expect(attempt("win32")).toEqual([
    ["C:\\Windows\\System32\\taskkill.exe", ["/T", "/F", "/PID", "4711"]],
  ]);
});

test("elsewhere it gets the signal and decides itself", () => {
  expect(attempt("linux")).toEqual(["SIGTERM"]);
});
