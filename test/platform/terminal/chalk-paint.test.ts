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

test("what is meant has its own colour, and an address is linked where the terminal can", () => {
  const painted = (links: boolean) => {
    const { strong, dim, good, warn, bad, accent, link } = createChalkPaint(links);
    const colours = [strong, dim, good, warn, bad, accent].map((style) => style("x"));
    return [...colours, link("T-1", "https://mesa.example/a b"), link("T-2", "http://[::1]:80/")];
  };
  const colours = ["1m|22", "2m|22", "32m|39", "33m|39", "31m|39", "36m|39"].map((codes) => {
    const [on, off] = codes.split("|");
    return `\u001b[${on}x\u001b[${off}m`;
  });
  const linked = (text: string, href: string) =>
    `\u001b]8;;${href}\u001b\\${text}\u001b]8;;\u001b\\`;
  expect(painted(false)).toEqual([...colours, "T-1", "T-2"]);
  expect(painted(true)).toEqual([
    ...colours,
    linked("T-1", "https://mesa.example/a%20b"),
    linked("T-2", "http://[::1]/"),
  ]);
});
