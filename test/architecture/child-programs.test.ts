import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** They are shown in a window, or in the terminal that is there. */
const visible = ["platform/terminal/open-editor.ts", "platform/terminal/run-pager.ts"];

test("no child program but an editor and a pager flashes a window on Windows", () => {
  const starting = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ name, text: readFileSync(`src/${name}`, "utf8") }))
    .filter(({ text }) => text.includes('from "node:child_process"'))
    .map(({ name, text }) => ({
      name,
      starts: text.match(/\b(?:spawn|spawnSync|execFile|execFileSync|fork)\(/g)?.length ?? 0,
      hidden: text.match(/windowsHide: true/g)?.length ?? 0,
    }));
  expect(starting.length).toBeGreaterThan(5);
  const shown = starting.filter(({ starts, hidden }) => starts > hidden).map(({ name }) => name);
  expect(shown.toSorted()).toEqual(visible);
});
