import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { openDocumentWorkers } from "../../src/workers/open-document-workers.ts";
import { colourAt, loose } from "../support/loose-picture.ts";
import { testFolder } from "../support/test-context.ts";

const capture = "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png";

function open(folder: string, program = resolve("dist/worker.cjs")) {
  const documentWorkers = openDocumentWorkers(
    { script: program, isSource: false, words: [] },
    { folder, converterPackages: undefined },
  );
  onTestFinished(async () => void (await documentWorkers.close()));
  return documentWorkers;
}

/** The same document by whoever makes it. */
async function documentBy(room: Pick<ReturnType<typeof open>, "checkCapture" | "build">) {
  const checked = await room.checkCapture(capture, "La pantalla", "capturas");
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  const path = join(testFolder(), "evidencia.pdf");
  const request = {
    title: "Evidencia del incidente",
    facts: [["Pantalla u opción", "Declaración Aduanera de Importación"]] as const,
    captures: [checked.file],
    event: "20/11/2026 10:32",
    date: new Date("2026-11-20T15:32:00Z"),
  };
  return { checked, document: await room.build(request, path), bytes: readFileSync(path) };
}

test("a thread makes the very document that this one makes", async () => {
  const folder = testFolder();
  const documentWorkers = open(folder);
  const [there, here] = [
    await documentBy(documentWorkers),
    await documentBy(createEvidenceDocuments()),
  ];
  expect(there.checked).toEqual(here.checked);
  expect(there.bytes.equals(here.bytes)).toBe(true);
  const { path, sha256 } = there.document;
  const kept = await documentWorkers.adoptFile(path, sha256);
  expect(kept).toBe(join(folder, "archivos", sha256.slice(0, 2), sha256));
  expect(readFileSync(kept).equals(here.bytes)).toBe(true);
});

test("a thread makes the document with smaller pictures, and leaves none of these behind", async () => {
  const folder = testFolder();
  const documents = open(folder);
  const picture = join(folder, "suelta.png");
  writeFileSync(picture, loose(colourAt));
  const checked = await documents.checkCapture(picture, "", "capturas");
  if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
  const path = join(folder, "evidencia.pdf");
  const date = new Date("2026-11-20T15:32:00Z");
  const request = { title: "E", facts: [], captures: [checked.file], event: undefined, date };
  const maxBytes = 2 ** 19;
  const { bytes } = await documents.build(request, path, maxBytes);
  // Too large to be kept.
  expect(existsSync(path)).toBe(false);
  const goal = { excess: bytes - maxBytes, maxBytes };
  const smaller = await documents.buildSmaller(request, path, goal);
  expect(smaller.captures).toMatchObject([{ reduced: { how: "sin_perdida" } }]);
  expect(readFileSync(path).length).toBe(smaller.bytes);
  expect(readdirSync(folder).toSorted()).toEqual(["evidencia.pdf", "suelta.png"]);
});

test("what goes wrong there is one of our errors here", async () => {
  const documentWorkers = open(testFolder());
  const path = join(testFolder(), "papel.pdf");
  writeFileSync(path, "cambiado");
  await expect(documentWorkers.keepFile(path, "0".repeat(64))).rejects.toMatchObject({
    code: "archivo-ilegible",
    params: { archivo: path },
  });
  await expect(documentWorkers.adoptFile(join(path, "nada"), "1".repeat(64))).rejects.toMatchObject(
    {
      code: "disco",
    },
  );
  expect(await documentWorkers.checkCapture(join(path, "nada"), "", "capturas")).toMatchObject({
    ok: false,
    problem: { code: "archivo-no-existe" },
  });
});

test("a thread that ends leaves nobody waiting", async () => {
  const folder = testFolder();
  const program = join(folder, "roto.cjs");
  writeFileSync(program, `throw new Error("no arranca")`);
  const broken = open(folder, program);
  await expect(broken.checkCapture(capture, "", "capturas")).rejects.toThrow("no arranca");
  await expect(broken.checkCapture(capture, "", "capturas")).rejects.toThrow("no arranca");
  const closed = open(folder);
  const asked = closed.checkAttachment(capture, "adjuntos");
  await closed.close();
  await asked.catch(() => {});
  await expect(closed.checkAttachment(capture, "adjuntos")).rejects.toThrow("has ended");
});
