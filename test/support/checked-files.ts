import type { Capture, CheckedFile } from "../../src/domain/evidence.ts";

/** A picture of a form's captures, as it was checked. */
export const picture = (name: string, change: Partial<Capture> = {}): Capture => ({
  path: `/c/${name}`,
  name,
  kind: "png",
  bytes: 10,
  sha256: `d-${name}`,
  width: 800,
  height: 600,
  caption: `De ${name}`,
  metadata: [],
  ...change,
});
/** A ready-made document, as it was checked. */
export const pdf = (name: string): CheckedFile => ({
  path: `/c/${name}`,
  name,
  kind: "pdf",
  bytes: 20,
  sha256: `d-${name}`,
  metadata: [],
});
