import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { holdClaims } from "../../src/ledger/hold-claims.ts";
import { smallestIdSince } from "../../src/ledger/ledger-schema.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

test("each claim is renewed every ten seconds until it is let go of, or is another's", () => {
  const renewed: string[] = [];
  const others = new Set<string>();
  const held = holdClaims((id, turn) => {
    renewed.push(`${id} ${turn}`);
    return !others.has(id);
  });
  const after = (seconds: number): string => {
    renewed.length = 0;
    vi.advanceTimersByTime(seconds * 1000);
    return renewed.join(", ");
  };
  held.hold("a", 1);
  held.hold("b", 1);
  expect([after(9.999), after(0.001), after(20)]).toEqual(["", "a 1, b 1", "a 1, b 1, a 1, b 1"]);
  // The same turn again has one timer, another turn one of its own.
  held.hold("a", 1);
  held.hold("a", 2);
  expect([vi.getTimerCount(), after(10)]).toEqual([3, "b 1, a 1, a 2"]);
  held.letGo("a", 1);
  held.letGo("a", 7);
  expect(after(10)).toBe("b 1, a 2");
  others.add("b");
  expect([after(10), after(10)]).toEqual(["b 1, a 2", "a 2"]);
  held.hold("b", 3);
  held.letGoOfAll();
  expect([vi.getTimerCount(), after(30)]).toEqual([0, ""]);
});

test.each([
  ["1970-01-01T00:00:00.000Z", "00000000-0000"],
  ["1960-01-01T00:00:00.000Z", "00000000-0000"],
  ["1970-01-01T00:00:00.255Z", "00000000-00ff"],
  ["2004-11-03T19:53:47.776Z", "01000000-0000"],
])("ids made since %s begin with %s", (moment, id) => {
  expect(smallestIdSince(new Date(moment))).toBe(id);
});
