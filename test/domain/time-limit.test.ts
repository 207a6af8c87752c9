import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTimeLimit } from "../../src/domain/time-limit.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const late = { code: "ETIMEDOUT", message: "not done within 1000 ms" };

test.each([undefined, new AbortController().signal])(
  "work is ended when its time is over, and not before",
  (given) => {
    const { signal, end } = startTimeLimit(1000, given);
    vi.advanceTimersByTime(999);
    expect(signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect([signal.aborted, signal.reason]).toEqual([true, expect.objectContaining(late)]);
    end();
  },
);

test("work that is done is not ended any more, and leaves no timer", () => {
  const { signal, end } = startTimeLimit(1000);
  end();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1000);
  expect(signal.aborted).toBe(false);
});

test("who gave the work up ends it, with a reason that stays", () => {
  const given = new AbortController();
  const { signal } = startTimeLimit(1000, given.signal);
  given.abort("ya no");
  expect([signal.aborted, signal.reason]).toEqual([true, "ya no"]);
  vi.advanceTimersByTime(1000);
  expect(signal.reason).toBe("ya no");
  expect(startTimeLimit(1000, AbortSignal.abort("antes")).signal.reason).toBe("antes");
});
