// Prepares a release and stops before anything is published:
//
//   npm run release -- 0.3.0 [--sin-comprobar]
//
// It checks everything (unless told not to), writes version, changelog and what is generated from them,
// and puts into `publicar/`: the tarball, executables, Debian packages, the zip for Windows, manifests, the
// bill of materials, checksums and a statement of provenance. A second run on the version that is there
// already only makes the files anew. Committing, tagging and publishing are for a person or for
// .github/workflows/release.yml. Takes Linux on x64.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { executableName, targets } from "./executables/targets.mjs";
import { releaseChangelog } from "./release/changelog.mjs";
import { debianPackage } from "./release/debian-package.mjs";
import { manifests } from "./release/manifests.mjs";
import { provenance } from "./release/provenance.mjs";
import { windowsZip } from "./release/windows-zip.mjs";

const folder = "publicar";
const [version = "", ...flags] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error("npm run release -- X.Y.Z");
const read = (name) => readFileSync(name, "utf8");
const run = (command, ...words) =>
  execFileSync(command, words, { stdio: ["ignore", "inherit", "inherit"] });
const git = (...words) => execFileSync("git", words, { encoding: "utf8" }).trim();

if (git("status", "--porcelain") !== "") throw new Error("commit what is changed first");
if (!flags.includes("--sin-comprobar")) run("npm", "run", "check");
const before = JSON.parse(read("package.json")).version;
if (before !== version) {
  if (before.localeCompare(version, "en", { numeric: true }) > 0) {
    throw new Error(`${version} is older than ${before}`);
  }
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync("CHANGELOG.md", releaseChangelog(read("CHANGELOG.md"), version, day));
  for (const name of ["package.json", "package-lock.json"]) {
    const manifest = JSON.parse(read(name));
    manifest.version = version;
    if (manifest.packages !== undefined) manifest.packages[""].version = version;
    writeFileSync(name, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
run("npm", "run", "build");
run("npm", "run", "generate");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
run("npm", "pack", "--ignore-scripts", "--pack-destination", folder);
run("node", "scripts/build-executables.mjs");
const facts = {
  ...JSON.parse(read("package.json")),
  ...JSON.parse(read("scripts/release/publisher.json")),
};
// The date of the last commit, so that the same commit makes the same files.
const seconds = Number(git("log", "-1", "--format=%ct"));
const nodeLicence = join("ejecutables", "LICENSE-node");
copyFileSync(nodeLicence, join(folder, "LICENSE-node"));
const downloads = [];
for (const target of targets) {
  const executable = join("ejecutables", executableName(target));
  if (target.os === "win32") {
    const name = `mesa-${version}-${target.id}.zip`;
    windowsZip({ executable, nodeLicence, path: join(folder, name), seconds, version });
    downloads.push({ id: "windows-zip", name });
  } else {
    const name = `mesa-${version}-${target.id}`;
    copyFileSync(executable, join(folder, name));
    downloads.push({ id: target.id, name });
  }
  if (target.os === "linux") {
    debianPackage({ executable, nodeLicence, arch: target.arch, seconds, folder, facts });
  }
}
copyFileSync("TERCEROS.cdx.json", join(folder, `mesa-${version}.cdx.json`));
const listed = downloads.map((one) => ({ ...one, sha256: sha256(join(folder, one.name)) }));
for (const [name, text] of Object.entries(manifests(listed, facts))) {
  const path = join(folder, "manifiestos", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const subjects = readdirSync(folder, { withFileTypes: true })
  .filter((one) => one.isFile())
  .map(({ name }) => ({ name, digest: { sha256: sha256(join(folder, name)) } }));
writeFileSync(
  join(folder, "SHA256SUMS"),
  subjects.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join(""),
);
const statement = provenance(subjects, { version, commit: git("rev-parse", "HEAD") });
writeFileSync(join(folder, "provenance.json"), `${JSON.stringify(statement, null, 2)}\n`);

console.log(`\n${folder}/ is ready. Nothing was published. What is left for a person:`);
if (facts.publisher === "" || facts.downloads.includes("example.invalid")) {
  console.log(
    "- publisher and addresses in scripts/release/publisher.json, and once more this command",
  );
}
console.log("- repository, homepage and author in package.json, which npm's provenance asks for");
console.log(
  `- git commit, git tag v${version}, git push --tags: .github/workflows/release.yml publishes`,
);
console.log("- signatures for Windows and macOS, and the manifests to their repositories");

function sha256(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
