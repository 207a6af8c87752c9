import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Capture, PixelBox } from "../../src/domain/evidence.ts";
import { createEvidenceDocuments } from "../../src/evidence/evidence-documents.ts";
import { renderedImages } from "./rendered-page.ts";
import { testFolder } from "./test-context.ts";

const documents = createEvidenceDocuments();

export type Colour = readonly [number, number, number];

interface Drawing {
  /** Dots by which poppler draws a pixel. */
  readonly dotsPerPixel?: number;
  /** Of so many pixels one is looked at, in each direction. */
  readonly step?: number;
}

interface Picture {
  readonly bytes: Buffer;
  readonly name: string;
  /** Parts that are hidden. */
  readonly hide?: readonly PixelBox[];
}

/** The pages that show pictures of one size, as poppler draws them. */
export async function allShown(
  pictures: readonly Picture[],
  { dotsPerPixel = 4, step = 1 }: Drawing = {},
): Promise<readonly (readonly Colour[])[]> {
  const folder = testFolder();
  const path = join(folder, "evidencia.pdf");
  const captures: Capture[] = [];
  for (const { bytes, name, hide = [] } of pictures) {
    const picture = join(folder, name);
    writeFileSync(picture, bytes);
    const checked = await documents.checkCapture(picture, "", "capturas", hide);
    if (!checked.ok || !("width" in checked.file)) throw new Error(JSON.stringify(checked));
    captures.push(checked.file);
  }
  const [first] = captures;
  if (first === undefined) return [];
  const date = new Date("2026-11-20T15:32:00Z");
  await documents.build({ title: "Evidencia", facts: [], captures, event: undefined, date }, path);
  const pages = renderedImages(
    readFileSync(path),
    {
      count: captures.length,
      width: Math.ceil(first.width / step),
      height: Math.ceil(first.height / step),
      dotsPerPixel,
    },
    folder,
  );
  expect(pages).toHaveLength(captures.length);
  return pages;
}

/** The largest difference of any sample of any pixel. */
export function difference(seen: readonly Colour[], truth: readonly Colour[]): number {
  expect(seen).toHaveLength(truth.length);
  return Math.max(
    ...seen.flatMap((pixel, at) =>
      pixel.map((value, channel) => Math.abs(value - (truth[at]?.[channel] ?? Number.NaN))),
    ),
  );
}
