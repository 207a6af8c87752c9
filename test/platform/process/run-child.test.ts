import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { runChild } from "../../../src/platform/process/run-child.ts";
import { posix } from "../../support/posix.ts";

/** A receiving end that takes its time for each piece. */
class SlowEnd extends Writable {
  bytes = 0;
  text = "";
  maxWaiting = 0;

  constructor() {
    super({ highWaterMark: 1024 });
  }

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.maxWaiting = Math.max(this.maxWaiting, this.writableLength);
    this.bytes += piece.length;
    this.text = (this.text + piece.toString("latin1")).slice(-100);
    setImmediate(done);
  }
}

/**
 * Runs a script of Node's; signals of this process are sent with `emit`. On Windows, played elsewhere,
 * no program tells the code page.
 */
function running(
  script: string,
  { aside = false, isTTY = false, onWindows = false, consoles = false } = {},
) {
  const [out, err] = [new SlowEnd(), new SlowEnd()];
  if (consoles) for (const end of [out, err]) Object.assign(end, { isTTY: true });
  const windows = {
    platform: { value: "win32" },
    env: { value: { ...process.env, PATHEXT: ";", SystemRoot: "/no/existe" } },
  };
  const events = new EventEmitter();
  const parts = Object.create(process, {
    ...(onWindows && windows),
    stdin: { value: { isTTY } },
    stdout: { value: out },
    stderr: { value: err },
    on: { value: events.on.bind(events) },
    off: { value: events.off.bind(events) },
  });
  const ended = runChild([process.execPath, "-e", script], aside, parts);
  return { ended, out, err, events };
}

test("all that a program writes has passed when it has ended, and no more waits than is read", async () => {
  const { ended, out, err } = running(`
    process.stdout.write("x".repeat(2_000_000) + "fin");
    process.stderr.write("falla");
    process.exitCode = 3;`);
  const { code, tail } = await ended;
  expect([code, out.bytes, err.text]).toEqual([3, 2_000_003, "falla"]);
  // Pieces of a pipe are 64 KiB at most.
  expect(out.maxWaiting).toBeLessThanOrEqual(3 * 65_536);
  expect([tail.length, tail.includes("fin")]).toEqual([65_536, true]);
});

test("its output goes aside where the answer is ours, and its end by a signal is told as shells do", async () => {
  const { ended, out, err } = running(
    `process.stdout.write("dicho", () => process.kill(process.pid, "SIGKILL"))`,
    { aside: true },
  );
  const { code, tail } = await ended;
  expect([out.bytes, err.text, tail]).toEqual([0, "dicho", "dicho"]);
  if (posix) expect(code).toBe(137);
});

// There programs have endings that Node lacks elsewhere.
test.runIf(posix).each([
  ["a Windows console gets text, and in the end a letter that broke off", true, true, "Peña ✓├"],
  ["a file or a pipe of Windows gets the bytes", true, false, undefined],
  ["a terminal of another system gets the bytes, too", false, true, undefined],
])("%s", async (_what, onWindows, consoles, text) => {
  const bytes = Buffer.from([...Buffer.from("Peña ✓"), 0xc3]);
  const script = `process.stdout.write(Buffer.from("${bytes.toString("hex")}", "hex"))`;
  const { ended, out } = running(script, { onWindows, consoles });
  const { tail } = await ended;
  expect(Buffer.from(out.text, "latin1")).toEqual(text === undefined ? bytes : Buffer.from(text));
  expect(tail).toBe(onWindows ? "Pe├▒a Ô£ô├" : "Peña ✓\ufffd");
});

test("a program that is not there can't be started", async () => {
  const parts = running("0");
  await parts.ended;
  await expect(runChild(["/no/hay/tal"], false, process)).rejects.toMatchObject({
    code: "programa-no-arranca",
    params: { programa: "/no/hay/tal" },
  });
});

test.runIf(posix).each([
  ["SIGTERM", false, true],
  ["SIGHUP", false, true],
  ["SIGINT", false, true],
  // At a terminal Ctrl-C reaches the program by itself.
  ["SIGINT", true, false],
] as const)("%s reaches the program (at a terminal: %s)", async (signal, isTTY, forwarded) => {
  const { ended, out, events } = running(
    `process.on("${signal}", () => process.exit(7)); process.stdout.write("listo");
     process.on("SIGUSR2", () => process.exit(8)); setInterval(() => {}, 1000);`,
    { isTTY },
  );
  await expect.poll(() => out.text).toBe("listo");
  expect(events.listenerCount(signal)).toBe(forwarded ? 1 : 0);
  if (!forwarded) events.emit("SIGTERM");
  events.emit(signal);
  expect((await ended).code).toBe(forwarded ? 7 : 143);
  expect(events.eventNames()).toEqual([]);
});
