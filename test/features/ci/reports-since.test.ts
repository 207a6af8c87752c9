import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { reportsSince } from "../../../src/features/ci/reports-since.call.ts";
import { during } from "../../support/during-call.ts";
import { testFolder } from "../../support/test-context.ts";

const began = new Date("2026-11-20T15:40:00.000Z");

/** How long after the beginning each report was written, in ms; none: it is not known. */
const written: Readonly<Record<string, number>> = { a: 0, b: -2000, c: -2001, roto: 5, d: 60_000 };

/** Which of the reports that these patterns mean are taken, and what is said of the others. */
async function taken(patterns: readonly string[]) {
  const folder = testFolder();
  for (const name of [...Object.keys(written), "e"]) {
    writeFileSync(join(folder, `${name}.xml`), "");
  }
  const nameOf = (path: string): string => path.slice(folder.length + 1, -".xml".length);
  const read: string[] = [];
  let found: readonly string[] = [];
  const { stderr } = await during(
    async (call) => (found = await reportsSince(patterns, began, call)),
    {
      folder,
      cwd: folder,
      context: {
        reports: async () =>
          await Promise.resolve({
            read: async (path) => {
              read.push(nameOf(path));
              if (nameOf(path) === "roto") throw new MesaError("informe-invalido");
              return await Promise.resolve(began);
            },
            written: (path) => {
              const after = written[nameOf(path)];
              return after === undefined ? undefined : new Date(began.getTime() + after);
            },
            tail: () => Promise.reject(new Error("no text is read")),
          }),
      },
    },
  );
  return { found: found.map(nameOf), read, said: stderr.replaceAll(`${folder}/`, "").trim() };
}

const old = (name: string) => `! El informe ${name} es de una ejecución anterior; se ignora.`;

test.each([
  [["a.xml"], ["a"], ["a"], ""],
  [["b.xml", "a.xml", "b.xml"], ["b", "a"], ["b", "a"], ""],
  [["c.xml", "d.xml"], ["d"], ["d"], old("c.xml")],
  [["e.xml"], [], [], old("e.xml")],
  [["[ab].xml", "a.xml"], ["a", "b"], ["a", "b"], ""],
  [["nada.xml", "*.txt"], [], [], ""],
  [
    ["roto.xml", "a.xml"],
    ["a"],
    ["roto", "a"],
    "! El informe roto.xml no se puede leer como JUnit XML; se ignora.",
  ],
])("of %j are taken %j", async (patterns, found, read, said) => {
  expect(await taken(patterns)).toEqual({ found, read, said });
});
