import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Folders and files that go into every executable, with what is left out of them. */
const wanted = [
  "dist",
  "assets",
  "completions",
  "ejemplos",
  "bin/complete.cjs",
  "bin/keyring.cjs",
  "TERCEROS.md",
  "TERCEROS.cdx.json",
];
const leftOut = /\.map$|^dist\/modules\.json$/;

/**
 * What a single executable has inside: the content of each file by its name.
 *
 * @param beside  more files, by name
 * @returns a Map, sorted by name
 */
export function collectFiles(beside) {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  const names = wanted.flatMap(filesIn).filter((file) => !leftOut.test(file));
  const files = new Map(names.map((file) => [file, readFileSync(file)]));
  files.set("package.json", Buffer.from(JSON.stringify({ name, version })));
  files.set("launcher.cjs", readFileSync(join(import.meta.dirname, "launcher.cjs")));
  for (const [file, content] of Object.entries(beside)) files.set(file, content);
  files.set("files.json", Buffer.from(JSON.stringify([...files.keys()])));
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).replaceAll("\\", "/"));
}
