import { once } from "node:events";
import { MessageChannel } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { askOver, serveOver } from "../../src/workers/document-worker.ts";

/** Asks over a channel whose other end does this work. */
function asking<Given extends readonly unknown[], Made>(work: (...given: Given) => Promise<Made>) {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port2.close());
  serveOver(port2, work);
  const ended = new Error("the other end is gone");
  return { ask: askOver<Given, Made>(port1, () => ended), port1, port2, ended };
}

test("each answer comes to its own question, whichever is ready first", async () => {
  const ready: (() => void)[] = [];
  const { ask } = asking(
    (word: string, times: number) =>
      new Promise<string>((done) => {
        ready.unshift(() => done(word.repeat(times)));
        if (ready.length === 3) for (const one of ready) one();
      }),
  );
  expect(await Promise.all([ask("a", 1), ask("b", 2), ask("c", 3)])).toEqual(["a", "bb", "ccc"]);
});

test("what is made may be nothing", async () => {
  const { ask } = asking(() => Promise.resolve(undefined));
  expect(await ask()).toBeUndefined();
});

test("an error that is worded arrives as it is, another one with where it came from", async () => {
  const worded = new MesaError("archivo-ilegible", {
    params: { archivo: "a.png", causa: "cambio" },
    problems: [{ field: "capturas", code: "falta", params: { posicion: 1 } }],
    foreign: "palabras ajenas",
  });
  const bare = new MesaError("disco");
  const failures: readonly unknown[] = [worded, bare, new RangeError("no"), "palabra"];
  const { ask } = asking((at: number) => Promise.reject(failures[at]));
  const failed = async (at: number): Promise<unknown> => await ask(at).catch((one: unknown) => one);
  const told = (error: unknown) =>
    error instanceof MesaError
      ? [error.code, error.exitCode, error.params, error.problems, error.foreign]
      : error;
  expect(told(await failed(0))).toEqual(told(worded));
  expect(told(await failed(1))).toEqual(told(bare));
  const other = await failed(2);
  expect(other).toBeInstanceOf(Error);
  expect(other).not.toBeInstanceOf(MesaError);
  expect(String(other)).toMatch(/RangeError: no\n +at /);
  expect(await failed(3)).toEqual(new Error("palabra"));
});

test("once the other end is gone nothing is waited for any more", async () => {
  const { ask, port1, port2, ended } = asking(() => new Promise<never>(() => {}));
  const waiting = [ask(), ask()].map((one) => one.catch((error: unknown) => error));
  const closed = once(port1, "close");
  port2.close();
  expect(await Promise.all(waiting)).toEqual([ended, ended]);
  await closed;
  await expect(ask()).rejects.toBe(ended);
});
