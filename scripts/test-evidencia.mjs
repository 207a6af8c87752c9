// Runs test/evidencia with the recogniser that `mesa evidencia preparar` installs: real pictures are
// read by the real executable. Where its packages can't be had it says so, and ends well.
//
//   npm run test:evidencia [-- vitest's arguments]
//
// MESA_RECONOCEDOR names a folder that has the packages already.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const given = process.env.MESA_RECONOCEDOR;
const folder = given ?? mkdtempSync(join(tmpdir(), "mesa-reconocedor-"));
if (given === undefined) {
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const lists = resolve("assets/reconocedor");
  copyFileSync(join(lists, "paquetes.json"), join(folder, "package.json"));
  copyFileSync(join(lists, "paquetes.lock.json"), join(folder, "package-lock.json"));
  const words = ["ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", words, { stdio: "inherit" });
  if (status !== 0) {
    console.log("test:evidencia: left out: the recogniser could not be installed.");
    process.exit(0);
  }
}
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--config", "vitest.evidencia.config.ts", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, MESA_RECONOCEDOR: folder } },
);
process.exitCode = status ?? 1;
