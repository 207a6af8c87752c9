import { resolve } from "node:path";

/**
 * The words that start the program under test: `bin/mesa.cjs` by this Node, or the single executable that
 * `MESA_PRUEBA_PROGRAMA` names (CONTRIBUTING.md).
 */
export function programWords(): [command: string, ...words: string[]] {
  const executable = process.env["MESA_PRUEBA_PROGRAMA"] ?? "";
  if (executable !== "") return [resolve(executable)];
  return [process.execPath, resolve("bin/mesa.cjs")];
}

/** The same for a shell. */
export function quotedProgram(): string {
  return programWords()
    .map((word) => `"${word}"`)
    .join(" ");
}
