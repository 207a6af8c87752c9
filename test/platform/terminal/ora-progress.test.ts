import { Writable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { startProgress } from "../../../src/platform/terminal/ora-progress.ts";

const shown = "\u001b[?25h";

/** Progress on a terminal of that many columns, and what was written to it since it was asked last. */
function progressOn(columns: number) {
  // Where it is drawn at all is told by the environment too.
  vi.stubEnv("CI", undefined);
  vi.stubEnv("TERM", "xterm-256color");
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });
  const terminal = { columns };
  const pieces: string[] = [];
  const plain = new Writable({
    write(piece, _encoding, done) {
      pieces.push(String(piece));
      done();
    },
  });
  const stream = Object.create(plain, {
    isTTY: { value: true },
    columns: { get: () => terminal.columns },
    clearLine: { value: () => plain.write("<borra>") },
    cursorTo: { value: () => true },
    moveCursor: { value: () => true },
  });
  const { update, stop } = startProgress("Enviando", stream, false);
  return {
    update,
    stop,
    resize(now: number) {
      terminal.columns = now;
      plain.emit("resize");
    },
    written: () => pieces.splice(0).join(""),
    listeners: () => plain.listenerCount("resize"),
  };
}

test("what is told while it turns is the newest, and nothing of it is left", () => {
  const progress = progressOn(80);
  expect(progress.written()).toContain("Enviando");
  progress.update("Recibiendo");
  vi.advanceTimersByTime(200);
  const turned = progress.written();
  expect([turned.includes("Recibiendo"), turned.includes("Enviando")]).toEqual([true, false]);
  progress.stop();
  expect(progress.written().endsWith(`<borra>${shown}`)).toBe(true);
  progress.update("Tarde");
  vi.advanceTimersByTime(200);
  expect([progress.written(), vi.getTimerCount(), progress.listeners()]).toEqual(["", 0, 0]);
});

test("it goes on in another width, and ends where the terminal has lost its own", () => {
  const progress = progressOn(80);
  expect(progress.listeners()).toBe(1);
  progress.resize(40);
  expect([progress.listeners(), vi.getTimerCount()]).toEqual([1, 1]);
  progress.resize(0);
  expect([progress.listeners(), vi.getTimerCount()]).toEqual([0, 0]);
  expect(progress.written().endsWith(`<borra>${shown}`)).toBe(true);
});
