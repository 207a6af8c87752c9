import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildTextPdf } from "../../src/evidence/build-text-pdf.ts";
import { readPdf } from "../../src/evidence/read-pdf.ts";
import { testFolder } from "../support/test-context.ts";

const request = {
  title: "Informe de pruebas automáticas",
  note: "No es una captura de pantalla.",
  facts: [["Commit", "4f2a91c"]] as const,
  sections: [
    {
      title: "1. Una falla",
      text: Array.from({ length: 200 }, (_none, at) => `\tlínea ${at} ❯ aquí`).join("\n"),
    },
  ],
  date: new Date("2026-11-24T15:30:05Z"),
};

/** The words of each page, read from its content stream (ISO 32000-1, 9.4.3). */
function pagesOf(bytes: Buffer): readonly string[] {
  const raw = bytes.toString("latin1");
  return [...raw.matchAll(/(?<!end)stream\r?\n/g)].flatMap(({ index, 0: head }) => {
    const begin = index + head.length;
    const end = raw.indexOf("endstream", begin);
    // Metadata are not packed: a zlib stream begins with an `x`.
    if (raw[begin] !== "x") return [];
    const content = inflateSync(bytes.subarray(begin, end)).toString("latin1");
    const shown = [...content.matchAll(/\[((?:<[\da-f]*>|[\s\d.-])*)\] TJ/g)].map(
      ([, parts = ""]) =>
        Buffer.from(
          parts.replaceAll(/>[\s\d.-]*<|[<>\s]/g, "").replace(/^-?\d+$/, ""),
          "hex",
        ).toString("latin1"),
    );
    return shown.length === 0 ? [] : [shown.join("\n")];
  });
}

test("a document of text shows date and time on every page, and is one that a desk takes", async () => {
  const path = join(testFolder(), "informe.pdf");
  await buildTextPdf(request, path);
  const bytes = readFileSync(path);
  const pages = pagesOf(bytes);
  expect(readPdf(bytes)).toEqual({ pages: pages.length });
  expect(pages.length).toBeGreaterThan(1);
  for (const [at, page] of pages.entries()) {
    expect(page).toContain("2026-11-24 10:30:05 (hora de Guayaquil)");
    expect(page).toContain(`Página ${at + 1} de ${pages.length}`);
  }
  expect(pages[0]).toContain("No es una captura de pantalla.");
  expect(pages.join("\n")).toContain("línea 199 > aquí");
});

test("the same text gives the same bytes", async () => {
  const folder = testFolder();
  const [one, other] = [join(folder, "1.pdf"), join(folder, "2.pdf")];
  await buildTextPdf(request, one);
  await buildTextPdf(request, other);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
});
