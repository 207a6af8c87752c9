import { remember } from "../../domain/remember.ts";
import type { FileChecks } from "../../ports/evidence-documents.ts";

/** As many files as are remembered between rows. */
const remembered = 512;

/** Rows of one table often show the same captures: each is read and checked once. */
export function memoizedEvidence(room: FileChecks): FileChecks {
  const captures = new Map<string, ReturnType<FileChecks["checkCapture"]>>();
  const papers = new Map<string, ReturnType<FileChecks["checkAttachment"]>>();
  return {
    checkCapture: (path, caption, field) =>
      remember(captures, remembered, JSON.stringify([path, caption, field]), () =>
        room.checkCapture(path, caption, field),
      ),
    checkAttachment: (path, field) =>
      remember(papers, remembered, JSON.stringify([path, field]), () =>
        room.checkAttachment(path, field),
      ),
  };
}
