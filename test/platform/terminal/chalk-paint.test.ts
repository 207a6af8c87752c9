import { expect, test } from "vitest";
import { createChalkPaint } from "../../../src/platform/terminal/chalk-paint.ts";

test("lines are painted by map without the index that it hands over too", () => {
  const { link: _link, ...paint } = createChalkPaint(false);
  for (const style of Object.values(paint)) {
    const painted = ["uno", "dos"].map(style).join("");
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe("unodos");
    expect(painted).toContain("\u001b[");
  }
});
