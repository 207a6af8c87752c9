// Reads every .eml file of a folder as the e-mail channel would, and prints how many end in which
// outcome: what kind of message, whether its text could be read, what state and number it tells.
//
//   npm run corpus -- FOLDER
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("npm run corpus -- FOLDER");
  process.exit(2);
}
const built = mkdtempSync(join(tmpdir(), "mesa-corpus-"));
try {
  const bundle = await rolldown({ input: "test/support/read-corpus.ts", platform: "node" });
  await bundle.write({ dir: built, format: "esm", entryFileNames: "[name].mjs" });
  await bundle.close();
  const { readCorpus } = await import(pathToFileURL(join(built, "read-corpus.mjs")).href);
  for (const line of await readCorpus(folder)) console.log(line);
} finally {
  rmSync(built, { recursive: true, force: true });
}
