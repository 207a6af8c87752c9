import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { SubmissionFile } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import type { PostgresLedger } from "./postgres-ledger.ts";

export interface CopyNeeds {
  /** This machine's journal, which keeps its copies of files. */
  readonly local: Pick<Ledger, "scratchPath" | "adoptFile">;
  readonly firm: () => Promise<Pick<PostgresLedger, "fileContent">>;
  /** Where this machine keeps its copy of a file. */
  readonly copyPath: (sha256: string) => string;
}

/** The files of the firm's requests on this machine. */
export function firmCopies({ local, firm, copyPath }: CopyNeeds): {
  /** The entry with its files where they lie, or would lie, on this machine. */
  readonly here: (entry: LedgerEntry) => LedgerEntry;
  /** Copies from the firm what a request of another machine needs to be sent from here. @throws MesaError `disco` */
  readonly fetchFiles: (files: readonly SubmissionFile[]) => Promise<void>;
} {
  return {
    here: (entry: LedgerEntry): LedgerEntry => ({
      ...entry,
      archivos: entry.archivos.map((file) => ({ ...file, ruta: copyPath(file.sha256) })),
    }),

    async fetchFiles(files: readonly SubmissionFile[]): Promise<void> {
      for (const { sha256, nombre } of files) {
        if (existsSync(copyPath(sha256))) continue;
        const content = await (await firm()).fileContent(sha256);
        if (content === undefined) throw new MesaError("disco", { params: { ruta: nombre } });
        const path = await local.scratchPath(`firma-${sha256}`);
        await writeFile(path, content, { mode: 0o600 });
        await local.adoptFile(path, sha256);
      }
    },
  };
}
