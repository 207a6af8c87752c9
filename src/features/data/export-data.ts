import { jsonPieces } from "../../domain/json-text.ts";
import type { FirmCopies } from "../../ports/firm.ts";
import type { LocalData } from "../../ports/local-data.ts";
import type { DraftStore } from "../../ports/draft-store.ts";
import type { Ledger, LedgerEntry } from "../../ports/ledger.ts";
import { summarizeData } from "./summarize-data.ts";

export interface ExportNeeds {
  readonly room: LocalData;
  readonly ledger: Pick<Ledger, "all" | "totals">;
  readonly drafts: Pick<DraftStore, "list">;
  /** What a firm's journal has besides requests, where there is one. */
  readonly shared: Pick<FirmCopies, "totals" | "tickets" | "mails"> | undefined;
  readonly now: Date;
  readonly program: string;
  /** Whether what lies at the path may be replaced. */
  readonly replace: boolean;
}

/**
 * Exports everything that is kept but secrets: the journal and what a firm shares as JSON, everything
 * else as its files.
 *
 * @returns how many files the export has, and their size before packing in bytes
 */
export async function exportData(
  path: string,
  { room, ledger, drafts, shared, now, program, replace }: ExportNeeds,
): Promise<{ readonly archivos: number; readonly bytes: number }> {
  const classes = room.classes();
  const files = classes
    .filter(({ id, secret }) => !secret && id !== "libro" && id !== "restos")
    .flatMap((one) => one.files)
    // SQLite's shared-memory index, which it makes anew.
    .filter(({ name }) => !name.endsWith("-shm"));
  const held = shared === undefined ? [] : await shared.totals();
  const index = {
    v: 1,
    exportado: now.toISOString(),
    programa: program,
    clases: summarizeData(classes, await ledger.totals(), await drafts.list(), held),
  };
  const writer = await room.exportTo(path, replace);
  try {
    let bytes = await writer.text(
      "datos.json",
      jsonPieces(index, "solicitudes", exportedEntries(ledger.all())),
    );
    let archivos = 1;
    for (const { clase, count } of held) {
      if (shared === undefined || count === 0) continue;
      const [folder, member, items] =
        clase === "tickets-firma"
          ? (["tickets", "tickets", shared.tickets()] as const)
          : (["correo", "mensajes", shared.mails()] as const);
      bytes += await writer.text(`${folder}/firma.json`, jsonPieces({ v: 1 }, member, items));
      archivos += 1;
    }
    for (const file of files) {
      if (!(await writer.file(file))) continue;
      archivos += 1;
      bytes += file.bytes;
    }
    await writer.finish();
    return { archivos, bytes };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** A request as it is exported: its files by their place in the export. */
async function* exportedEntries(entries: AsyncIterable<LedgerEntry>): AsyncGenerator<object> {
  for await (const entry of entries) {
    yield {
      ...entry,
      archivos: entry.archivos.map(({ ruta: _path, ...file }) => ({
        ...file,
        copia: `archivos/${file.sha256.slice(0, 2)}/${file.sha256}`,
      })),
    };
  }
}
