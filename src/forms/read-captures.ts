import * as z from "zod";
import { capture, type CaptureAnswer } from "./field-schemas.ts";

export type { CaptureAnswer };

const list = z.union([z.array(capture), capture.transform((one) => [one])]);

/** Captures in whichever way they were given; none where they can't be read. */
export function readCaptures(given: unknown): readonly CaptureAnswer[] {
  const parsed = list.safeParse(given ?? []);
  return parsed.success ? parsed.data : [];
}
