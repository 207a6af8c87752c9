import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { followChanges, type FollowNeeds } from "../../../src/features/follow/follow-changes.ts";

/** A Tuesday, 10h00 in Ecuador. */
const morning = "2026-11-24T15:00:00Z";
/** 20h00 of the same day. */
const evening = "2026-11-25T01:00:00Z";

const passes = () => undefined;
const down = () => new MesaError("mesa-inalcanzable", { params: { motivo: "ECONNREFUSED" } });
const fails = () => new MesaError("mesa-falla");

interface Followed extends Partial<Omit<FollowNeeds, "channel">> {
  readonly at?: string;
  readonly ownServer?: boolean;
  /** How each request ends; after the last one the follower stops. */
  readonly ends?: readonly (() => Error | undefined)[];
  readonly untilMs?: number;
}

/** What the desk was asked, how long the follower paused after each, and what it told. */
async function follow({ at = morning, ownServer, ends = [passes], untilMs, ...more }: Followed) {
  let nowMs = Date.parse(at);
  const stop = new AbortController();
  const asked: (readonly [cursor: string | undefined, waitMs: number])[] = [];
  const pauses: number[] = [];
  const needs: FollowNeeds = {
    channel: {
      ...(ownServer === true && { asksOwnServer: true }),
      changes(cursor, waitMs) {
        asked.push([cursor, waitMs]);
        const error = ends[asked.length - 1]?.();
        if (error !== undefined) return Promise.reject(error);
        return Promise.resolve({ cambios: [], siguiente: String(asked.length) });
      },
    },
    clock: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    wait(milliseconds) {
      pauses.push(milliseconds);
      nowMs += milliseconds;
      if (untilMs === undefined && pauses.length === ends.length) stop.abort();
      return Promise.resolve();
    },
    holidayOf: () => undefined,
    longPolls: true,
    timeoutMs: undefined,
    until: untilMs === undefined ? undefined : new Date(nowMs + untilMs),
    ...more,
  };
  const told: string[] = [];
  for await (const one of followChanges("0", needs, stop.signal)) {
    told.push(one.kind === "changes" ? `cursor ${one.cursor}` : one.error.code);
  }
  return { asked, pauses, told };
}

test.each<[string, Followed, waitMs: number, gapMs: number]>([
  ["in office hours", {}, 25_000, 30_000],
  ["in office hours without long polls", { longPolls: false }, 1000, 60_000],
  ["in the evening", { at: evening }, 1000, 300_000],
  ["of one's own server in the evening", { at: evening, ownServer: true }, 25_000, 30_000],
  [
    "on a holiday",
    { holidayOf: (day) => (day === "2026-11-24" ? "Fiesta" : undefined) },
    1000,
    300_000,
  ],
  ["two minutes before they open", { at: "2026-11-25T12:58:00Z" }, 1000, 120_000],
  ["a moment before they open", { at: "2026-11-25T12:59:59Z" }, 1000, 30_000],
  ["with a time limit of ten seconds", { timeoutMs: 10_000 }, 5000, 30_000],
])("the desk is asked at its pace %s", async (_when, needs, waitMs, gapMs) => {
  const { asked, pauses } = await follow(needs);
  expect([asked, pauses]).toEqual([[["0", waitMs]], [gapMs]]);
});

test("each request begins where the last one ended", async () => {
  const { asked, told } = await follow({ ends: [passes, down, passes] });
  expect(asked.map(([cursor]) => cursor)).toEqual(["0", "1", "1"]);
  expect(told).toEqual(["cursor 1", "mesa-inalcanzable", "cursor 3"]);
});

test("failures in a row double the pause up to a quarter of an hour; an answer ends the row", async () => {
  const ends = [down, fails, down, down, down, down, down, passes, down];
  const { pauses } = await follow({ ends });
  const seconds = [30, 60, 120, 240, 480, 900, 900, 30, 30];
  expect(pauses).toEqual(seconds.map((one) => one * 1000));
});

test("at the end of its time it stops, and asks and pauses no longer than that", async () => {
  const { asked, pauses } = await follow({ untilMs: 38_000 });
  expect([asked, pauses]).toEqual([
    [
      ["0", 25_000],
      ["1", 8000],
    ],
    [30_000, 8000],
  ]);
  expect(await follow({ untilMs: 0 })).toEqual({ asked: [], pauses: [], told: [] });
});

test("what asking again would not help ends it at once", async () => {
  const error = new MesaError("sesion-caducada");
  await expect(follow({ ends: [passes, () => error] })).rejects.toBe(error);
});

test("a pause that fails ends it", async () => {
  const broken = { wait: () => Promise.reject(new Error("reloj")) };
  await expect(follow(broken)).rejects.toThrow("reloj");
});
