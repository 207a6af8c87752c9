import type { EvidenceRoom, FileChecks } from "./evidence-documents.ts";
import type { Ledger } from "./ledger.ts";

/** Where the files of many requests are checked, made into documents and kept. */
export type Workshop = FileChecks &
  Pick<EvidenceRoom, "build"> &
  Pick<Ledger, "keepFile" | "adoptFile">;
