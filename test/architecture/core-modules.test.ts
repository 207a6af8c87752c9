import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const listed = [
  ...readFileSync("scripts/core-modules.mjs", "utf8").matchAll(/^ {2}"(.+)",$/gm),
].map(([, name = ""]) => name);

test("every module of the core bundle is there, and every feature's commands are among them", () => {
  expect(listed.length).toBeGreaterThan(50);
  expect(
    listed.filter((name) => !existsSync(`src/${name}`)),
    "scripts/core-modules.mjs",
  ).toEqual([]);
  const commands = readdirSync("src/features", { withFileTypes: true })
    .filter((one) => one.isDirectory() && existsSync(`src/features/${one.name}/commands.ts`))
    .map(({ name }) => `features/${name}/commands.ts`);
  expect(
    commands.filter((name) => !listed.includes(name)),
    "scripts/core-modules.mjs",
  ).toEqual([]);
});
