import { expect, test } from "vitest";
import { colourWanted } from "../../../src/platform/terminal/colour-wanted.ts";

test.each([
  [{}, true],
  [{ TERM: "dumb" }, false],
  [{ NO_COLOR: "1" }, false],
  [{ NO_COLOR: "" }, true],
  [{ NO_COLOR: "0", FORCE_COLOR: "1" }, false],
  [{ FORCE_COLOR: "0" }, false],
  [{ FORCE_COLOR: "false" }, false],
  [{ FORCE_COLOR: "", TERM: "dumb" }, true],
  [{ FORCE_COLOR: "true" }, true],
])("with %j a terminal is coloured: %s", (env, coloured) => {
  expect(colourWanted(env, { isTerminal: true, allowed: true })).toBe(coloured);
  expect(colourWanted(env, { isTerminal: true, allowed: false })).toBe(false);
  // Into a file colours go only where they are asked for.
  const forced = "FORCE_COLOR" in env && coloured;
  expect(colourWanted(env, { isTerminal: false, allowed: true })).toBe(forced);
});
