import { expect, test } from "vitest";
import { answerLimitMs } from "../../../src/platform/secrets/system-secrets.ts";

test("on Windows the store has the time that a virus scanner takes for its library", () => {
  // Fifteen seconds were seen on a busy machine.
  expect(answerLimitMs(false, "win32")).toBeGreaterThan(15_000);
  expect(answerLimitMs(false, "linux")).toBe(4000);
  expect(answerLimitMs(true, "linux")).toBe(answerLimitMs(true, "win32"));
});
