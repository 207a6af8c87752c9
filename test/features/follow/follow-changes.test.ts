import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import {
  followChanges,
  type FollowNeeds,
  type PollResult,
} from "../../../src/features/follow/follow-changes.ts";

const start = Date.parse("2026-11-24T15:00:00Z");
const hourMs = 3_600_000;

/** A follower of a channel that answers as told, its two clocks, and the pauses it made. */
function follower(changes: (time: { wall: number; even: number }) => void) {
  const time = { wall: start, even: 0 };
  const pauses: number[] = [];
  const stop = new AbortController();
  const needs: FollowNeeds = {
    channel: {
      changes() {
        changes(time);
        return Promise.resolve({ cambios: [], siguiente: "1" });
      },
    },
    clock: () => new Date(time.wall),
    monotonicMs: () => time.even,
    wait(milliseconds) {
      pauses.push(milliseconds);
      if (pauses.length === 2) stop.abort();
      time.wall += milliseconds;
      time.even += milliseconds;
      return Promise.resolve();
    },
    holidayOf: () => undefined,
    longPolls: true,
    timeoutMs: undefined,
    until: undefined,
  };
  const follow = async (): Promise<readonly PollResult[]> => {
    const results: PollResult[] = [];
    for await (const one of followChanges("0", needs, stop.signal)) results.push(one);
    return results;
  };
  return { follow, pauses };
}

test.each([
  ["back by an hour", -hourMs],
  ["ahead by an hour", hourMs],
])("a clock set %s during a long poll changes no pause", async (_how, jumpMs) => {
  let polls = 0;
  const { follow, pauses } = follower((time) => {
    polls += 1;
    time.even += 25_000;
    time.wall += 25_000 + (polls === 1 ? jumpMs : 0);
  });
  await follow();
  expect(pauses).toEqual([5000, 5000]);
});

test.each([
  [999_999, hourMs],
  [3601, hourMs],
  [600, 600_000],
])("a desk that asks for %d s of silence gets %d ms", async (espera, expectedMs) => {
  const { follow, pauses } = follower(() => {
    throw new MesaError("mesa-inalcanzable", { params: { motivo: "HTTP 503", espera } });
  });
  const [first] = await follow();
  expect(pauses[0]).toBe(expectedMs);
  expect(first).toMatchObject({ kind: "trouble", again: new Date(start + expectedMs) });
});
