import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import type { Answer } from "../../support/test-context.ts";
import type { LiveScreen } from "../../../src/ports/notices.ts";

/** A Tuesday night, when a desk is asked every five minutes only. */
const night = "2026-11-24T22:00:00-05:00";
const pauseMs = 300_000;
/** The shortest time between two requests that keys ask for. */
const minRefreshMs = 2000;

interface Pause {
  readonly milliseconds: number;
  readonly end: () => void;
}

/** Waits that end when they are told to, or are stopped. */
function heldWaits() {
  const begun: Pause[] = [];
  const awaited: { readonly fits: (one: Pause) => boolean; readonly take: (one: Pause) => void }[] =
    [];
  return {
    wait: async (milliseconds: number, signal: AbortSignal): Promise<void> => {
      signal.throwIfAborted();
      await new Promise<void>((end, fail) => {
        signal.addEventListener("abort", () => fail(new Error("stopped")), { once: true });
        const one = { milliseconds, end };
        const at = awaited.findIndex(({ fits }) => fits(one));
        if (at === -1) begun.push(one);
        else awaited.splice(at, 1)[0]?.take(one);
      });
    },
    /** The next wait between such lengths, begun already or not. */
    async next(shortest: number, longest = shortest): Promise<Pause> {
      const fits = ({ milliseconds }: Pause) => milliseconds >= shortest && milliseconds <= longest;
      const at = begun.findIndex(fits);
      const [known] = at === -1 ? [] : begun.splice(at, 1);
      return known ?? (await new Promise<Pause>((take) => awaited.push({ fits, take })));
    },
  };
}

/** `ticket vigilar` on a full screen, with keys to press; what it draws is kept. */
async function watchLive(words: readonly string[] = [], answers: readonly Answer[] = []) {
  let now = new Date(night);
  const clock = () => now;
  let letGo = Promise.resolve();
  const desk = await followedDesk({ clock, wait: () => letGo });
  const numero = await desk.create("consulta", "a");
  const waits = heldWaits();
  const listeners: { key?: (key: string) => void; resized?: () => void } = {};
  const pictures: string[] = [];
  let closed = 0;
  let width = 80;
  const screen: LiveScreen = {
    size: () => ({ width, height: 24 }),
    draw(lines) {
      const picture = lines.join("\n");
      if (picture !== pictures.at(-1)) pictures.push(picture);
    },
    onKey: (listener) => void (listeners.key = listener),
    onResize: (listener) => void (listeners.resized = listener),
    close: () => void (closed += 1),
  };
  const ended = desk.mesa(["ticket", "vigilar", ...words], {
    interactive: true,
    env: { NO_COLOR: "1" },
    answers,
    wait: waits.wait,
    context: {
      liveScreen: () => Promise.resolve(screen),
      // A machine without a desktop.
      notices: () =>
        Promise.resolve({
          desktop: () => Promise.resolve(false),
          execute: () => Promise.resolve(null),
          post: () => Promise.resolve(204),
        }),
    },
  });
  return {
    ...desk,
    ...waits,
    numero,
    pictures,
    ended,
    closed: () => closed,
    press: (key: string) => listeners.key?.(key),
    resize(to: number) {
      width = to;
      listeners.resized?.();
    },
    pass: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    /** Requests that wait at the desk do so until the answer is called. */
    hold(): () => void {
      let open = (): void => {};
      letGo = new Promise((done) => (open = done));
      return open;
    },
  };
}

test("the live view shows what changes, what was seen, a desk in trouble and when it is asked next", async () => {
  const live = await watchLive(["--avisar"]);
  await live.next(pauseMs);
  // Not so soon after the last time.
  live.pass(500);
  await live.official(live.numero, "respuestas", { texto: "Sí procede." });
  live.press("r");
  (await live.next(1500)).end();
  await live.next(pauseMs);
  live.press(" ");
  live.resize(60);
  live.pass(minRefreshMs - 1);
  live.press("R");
  const rest = await live.next(1);
  live.failing(({ path }) => (path === "/v1/cambios" ? "503-larga" : undefined));
  rest.end();
  const trouble = await live.next(pauseMs, 3_600_000);
  live.failing(() => undefined);
  // At the first moment at which it need not wait, while the time for it has come, too.
  live.pass(minRefreshMs);
  live.press("r");
  await live.next(pauseMs);
  live.pass(pauseMs);
  live.resize(100);
  live.press("q");
  const { code, stdout, stderr } = await live.ended;
  const said = [
    `= ${code} after ${trouble.milliseconds} ms, closed ${live.closed()}`,
    stdout,
    stderr,
  ];
  await expect([...live.pictures, ...said].join("\n\n")).toMatchFileSnapshot(
    "expected/live-view.txt",
  );
});

test("a key that asks while the desk is being asked has it asked once more", async () => {
  const live = await watchLive();
  const pause = await live.next(pauseMs);
  const open = live.hold();
  const asked = new Promise<void>((done) =>
    live.failing(({ path }) => {
      if (path === "/v1/cambios") done();
      return undefined;
    }),
  );
  live.pass(pauseMs);
  pause.end();
  await asked;
  live.press("r");
  open();
  (await live.next(minRefreshMs)).end();
  await live.next(pauseMs);
  live.press("Q");
  expect(await live.ended).toMatchObject({ code: 0, stdout: "", stderr: "" });
  const polls = live.seen.filter(({ path }) => path === "/v1/cambios");
  expect(polls).toHaveLength(4);
});

test.each([
  ["\u0003", 130, []],
  ["\r", 0, ["MS-2026-000001", "salir"]],
  ["\n", 0, ["MS-2026-000001", "salir"]],
  ["q", 0, []],
])("%j ends the live view, also while it waits to ask sooner", async (key, code, answers) => {
  const live = await watchLive([], answers);
  await live.next(pauseMs);
  live.press("x");
  live.press("r");
  await live.next(minRefreshMs);
  live.press(key);
  const result = await live.ended;
  expect([result.code, live.closed()]).toEqual([code, 1]);
  expect(result.stdout.includes("Lo solicitado")).toBe(answers.length > 0);
});
