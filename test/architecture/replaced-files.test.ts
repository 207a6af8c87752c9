import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Importing what renames or removes files from `node:fs` or `node:fs/promises`. */
const renaming =
  /import\s*\{[^}]*\b(?:rename|renameSync|rm|rmSync|unlink|unlinkSync|rmdir|rmdirSync)\b[^}]*\}\s*from\s*"node:fs(?:\/promises)?"/;

/** Where Windows refuses a file that is open, only this module knows to wait. */
const allowed = ["platform/files/replace-file.ts"];

test("files are renamed and removed in one module only", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => renaming.test(readFileSync(`src/${name}`, "utf8")));
  expect(files).toEqual(allowed);
});
