// Writes what is generated and checked in: docs/openapi.yaml from what the embedded desk serves,
// completions/tree.json from the command tree. Needs a build; tests tell when a file is stale.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { stringify } from "yaml";

const folder = mkdtempSync(join(tmpdir(), "mesa-generate-"));
const desk = spawn(
  process.execPath,
  ["bin/mesa.cjs", "practica", "servir", "--puerto", "0", "--json"],
  { env: { ...process.env, MESA_CARPETA: folder }, stdio: ["ignore", "pipe", "inherit"] },
);
try {
  const document = await fetchDocument();
  writeFileSync(
    "docs/openapi.yaml",
    stringify(document, { lineWidth: 100, aliasDuplicateObjects: false }),
  );
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

const { stdout } = spawnSync(process.execPath, ["bin/mesa.cjs", "completar", "arbol"], {
  encoding: "utf8",
});
writeFileSync("completions/tree.json", stdout);
