import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { collectEvidence } from "../../src/sending/collect-evidence.ts";
import { contentDigest, type DigestedFiles } from "../../src/sending/content-digest.ts";
import { nameFiles } from "../../src/sending/name-files.ts";
import { testFolder } from "../support/test-context.ts";

const documents = createEvidenceDocuments();
const fixtures = "test/fixtures/capturas";
const screen = join(fixtures, "01-dai-error-1366x768-oscuro.png");
const phone = join(fixtures, "07-clave-foto-de-telefono.jpg");

const capture = (ruta: string, leyenda = "La pantalla", ocultar?: string[]) => ({
  ruta,
  leyenda,
  ...(ocultar && { ocultar }),
});

const digest = (files: DigestedFiles): string =>
  contentDigest({ tipo: "incidente", datos: {}, sigueA: undefined, files });

async function written(name: string): Promise<string> {
  const path = join(testFolder(), name);
  const date = new Date("2026-11-20T15:32:00Z");
  const about = { title: "T", note: "N", facts: [], sections: [], date };
  await documents.buildText(about, path);
  return path;
}

test("a request whose files were only named has the digest of one whose files were checked", async () => {
  const [paper, second] = [await written("anexo.pdf"), await written("prueba.pdf")];
  const misnamed = join(testFolder(), "foto.png");
  copyFileSync(phone, misnamed);
  const digests = new Set<string>();
  for (const [captures, attachments] of [
    [[], []],
    [[capture(screen)], []],
    [[capture(screen, "Otra leyenda")], []],
    [[capture(screen, "La pantalla", [])], [paper]],
    [
      [capture(screen), capture(phone)],
      [paper, second],
    ],
    [
      [capture(phone), capture(screen)],
      [second, paper],
    ],
    [[capture(misnamed)], []],
    [[capture(paper)], []],
    [[capture(paper)], [second]],
  ] as const) {
    const given = captures.map((one) => ({ ...one }));
    const checked = await collectEvidence(given, attachments, documents);
    expect(checked.problems).toEqual([]);
    const papers = attachments.map((ruta) => ({ ruta }));
    const named = await nameFiles(given, papers, documents.nameFile);
    if (named === undefined) throw new Error("not named");
    expect(digest(named)).toBe(digest(checked));
    digests.add(digest(named));
  }
  expect(digests.size).toBe(9);
});

test("files whose content alone tells are not named", async () => {
  const [paper, second] = [await written("anexo.pdf"), await written("prueba.pdf")];
  const missing = join(testFolder(), "no-hay.png");
  const note = join(testFolder(), "nota.txt");
  writeFileSync(note, "Una nota");
  for (const [captures, attachments] of [
    [[capture(screen, "", ["cedula"])], []],
    [[capture(screen, "", ["1,2,30,40"])], []],
    [[capture(missing)], []],
    [[capture(paper), capture(screen)], []],
    [[capture(paper), capture(second)], []],
    [[], [screen]],
    [[], [paper, note]],
    [[], [missing]],
  ] as const) {
    const given = captures.map((one) => ({ ...one }));
    const papers = attachments.map((ruta) => ({ ruta }));
    expect(await nameFiles(given, papers, documents.nameFile)).toBeUndefined();
  }
});
