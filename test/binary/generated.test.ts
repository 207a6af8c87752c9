import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testFolder } from "../support/test-context.ts";

test("what is generated and checked in is what the program says today", () => {
  const folder = testFolder();
  // However it is started: what npx starts is called `npx mesa` in its own messages.
  const env = { ...process.env, npm_command: "exec" };
  execFileSync(process.execPath, ["scripts/generate.mjs", folder], { env });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const name = file.slice(folder.length + 1);
    const text = (path: string): string => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
    expect(text(name), `${name}: run npm run generate`).toBe(text(file));
  }
  const pages = readdirSync("man");
  expect(pages.toSorted(), "a page nobody makes any more").toEqual(
    readdirSync(join(folder, "man")).toSorted(),
  );
});
