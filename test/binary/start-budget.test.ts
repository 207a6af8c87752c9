import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { testFolder } from "../support/test-context.ts";

/** What a start may load of the bundle: files, and thousands of bytes; the same on every machine. */
const budgets = [
  { words: ["--help"], files: 12, kilobytes: 165 },
  { words: ["incidente", "crear", "--help"], files: 12, kilobytes: 165 },
  { words: ["catalogo", "distritos"], files: 22, kilobytes: 305 },
  { words: ["tramite"], files: 19, kilobytes: 265 },
  { words: ["transparencia"], files: 13, kilobytes: 260 },
  { words: ["esquema", "incidente"], files: 11, kilobytes: 175 },
  { words: ["bandeja", "listar"], files: 38, kilobytes: 420 },
  { words: ["esquema", "salida"], files: 11, kilobytes: 175 },
];

test.each(budgets)("$words loads no more than its budget", ({ words, files, kilobytes }) => {
  const counter = resolve("test/support/count-loaded.cjs");
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--require", counter, "bin/mesa.cjs", ...words],
    { encoding: "utf8", env: { ...process.env, MESA_CARPETA: testFolder(), MESA_SIN_CACHE: "1" } },
  );
  expect(status).toBe(0);
  const loaded: unknown = JSON.parse(stderr.trim().split("\n").at(-1) ?? "");
  const seen = {
    files: Reflect.get(Object(loaded), "files"),
    bytes: Reflect.get(Object(loaded), "bytes"),
    packaged: Reflect.get(Object(loaded), "packaged"),
  };
  // A native module at most: whatever else runs is in the bundle.
  expect(JSON.stringify(seen.packaged)).toMatch(/^\[(?:"@libsql\/[\w-]+\/index\.node")?\]$/);
  expect(seen.files).toBeGreaterThan(4);
  expect(seen.files).toBeLessThanOrEqual(files);
  expect(seen.bytes).toBeLessThanOrEqual(kilobytes * 1000);
});
