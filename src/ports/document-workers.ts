import type { EvidenceDocuments, FileChecks } from "./evidence-documents.ts";
import type { Ledger } from "./ledger.ts";

/** Where the files of many requests are checked, made into documents and kept. */
export type DocumentWorkers = FileChecks &
  Pick<EvidenceDocuments, "build"> &
  Pick<Ledger, "keepFile" | "adoptFile">;
