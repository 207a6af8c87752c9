import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Starts `mesa --version` on a Node that says it is another one. */
function started(platform: string, node: string) {
  const script = `
    Object.defineProperty(process, "platform", { value: ${JSON.stringify(platform)} });
    Object.defineProperty(process.versions, "node", { value: ${JSON.stringify(node)} });
    process.argv = [process.argv[0], "mesa", "--version"];
    require("./bin/mesa.cjs");`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  return { status, stderr };
}

test.each([
  ["linux", "20.18.0", "mesa necesita Node 20.19 o posterior;"],
  ["win32", "20.20.2", "mesa necesita Node 22.13 o posterior en Windows;"],
  ["win32", "22.12.0", "mesa needs Node 22.13 or later on Windows;"],
])("on %s Node %s is too old, and said to be", (platform, node, words) => {
  const { status, stderr } = started(platform, node);
  expect([status, stderr.includes(words)]).toEqual([2, true]);
});

test.each([
  ["linux", "20.19.0"],
  ["win32", "22.13.0"],
  ["win32", "24.0.0"],
])("on %s Node %s will do", (platform, node) => {
  expect(started(platform, node)).toEqual({ status: 0, stderr: "" });
});
