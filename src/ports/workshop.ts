import type { EvidenceRoom } from "./evidence-room.ts";
import type { Ledger } from "./ledger.ts";

/** Where the files of many requests are checked, made into documents and kept. */
export type Workshop = Pick<EvidenceRoom, "checkCapture" | "checkAttachment" | "build"> &
  Pick<Ledger, "keepFile" | "adoptFile">;
