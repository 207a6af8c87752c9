// Writes docs/openapi.yaml from what the embedded desk serves: the schemas it checks with.
// `--check` only says whether the file is fresh. Needs a build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stringify } from "yaml";

const target = "docs/openapi.yaml";
const folder = mkdtempSync(join(tmpdir(), "mesa-generate-"));
const desk = spawn(
  process.execPath,
  ["bin/mesa.cjs", "practica", "servir", "--puerto", "0", "--json"],
  { env: { ...process.env, MESA_CARPETA: folder }, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const document = stringify(await fetchDocument(), {
    lineWidth: 100,
    aliasDuplicateObjects: false,
  });
  if (!process.argv.includes("--check")) writeFileSync(target, document);
  else if (readFileSync(target, "utf8") !== document) {
    console.error(`${target} is stale: run npm run generate`);
    process.exitCode = 1;
  }
} finally {
  desk.kill();
  await once(desk, "exit");
  rmSync(folder, { recursive: true, force: true });
}

async function fetchDocument() {
  for await (const line of createInterface({ input: desk.stdout })) {
    const { documento } = JSON.parse(line);
    const reply = await fetch(documento);
    return await reply.json();
  }
  throw new Error("the desk ended before it served");
}
