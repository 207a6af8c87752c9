import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

/** The built program prints what the build has written down; the sources make each schema anew. */
test.each([
  ["incidente", "es"],
  ["incidente", "en"],
  ["consulta", "es"],
  ["consulta", "en"],
  ["lote", "es"],
  ["lote", "en"],
  ["salida", "es"],
])(
  "mesa esquema %s (%s) prints the schema that the forms and commands make",
  async (subject, language) => {
    const words = ["esquema", subject, "--idioma", language];
    const made = await runMesa(words);
    expect(made.code).toBe(0);
    expect((await mesa(words, { folder: testFolder() })).stdout).toBe(made.stdout);
  },
);
