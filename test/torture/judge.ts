import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { deskMigrations } from "../../src/desk/store/desk-migrations.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { entryStates, type LedgerEntry } from "../../src/ports/ledger.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import type { Home } from "./homes.ts";
import type { WantedRequest } from "./requests.ts";

const ticketRow = z.object({ numero: z.string(), datos: z.string() });
const fileRow = z.object({ ticket: z.string(), sha256: z.string() });

/** What is wrong in the end, by request or entry; all empty when every promise was kept. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Entries that are not settled. */
  readonly stuck: readonly string[];
  /** Files whose bytes are not the same on both sides, or not those of their digest. */
  readonly altered: readonly string[];
}

/** Compares what the desk has with what the clients have written down, without asking either. */
export async function judge(
  requests: readonly WantedRequest[],
  homes: readonly Home[],
  deskFolder: string,
): Promise<Verdict> {
  const desk = await openDatabase(join(deskFolder, "mesa.db"), deskMigrations);
  const tickets = z.array(ticketRow).parse(desk.all("SELECT numero, datos FROM tickets"));
  const files = z.array(fileRow).parse(desk.all("SELECT ticket, sha256 FROM adjuntos"));
  desk.close();
  const entries: LedgerEntry[] = [];
  for (const { folder } of homes) {
    const clock = () => new Date();
    const ledger = await openLedger({ folder, clock, pid: 0, isAlive: () => false });
    entries.push(...(await ledger.list({ estados: entryStates })));
    ledger.close();
  }
  const byKey = new Map(entries.map((entry) => [entry.clave, entry]));
  const archive = join(deskFolder, "archivos");
  const lost: string[] = [];
  const duplicated: string[] = [];
  const altered: string[] = [];
  for (const { clave, mark } of requests) {
    const mine = tickets.filter(({ datos }) => datos.includes(mark));
    const entry = byKey.get(clave);
    const [ticket] = mine;
    if (mine.length > 1) duplicated.push(clave);
    if (ticket === undefined || entry?.ticket?.numero !== ticket.numero) lost.push(clave);
    else {
      const there = files.filter((file) => file.ticket === ticket.numero);
      const digests = there.map(({ sha256 }) => sha256).toSorted();
      const ours = entry.archivos.map(({ sha256 }) => sha256).toSorted();
      const copies = [
        ...entry.archivos.map(({ ruta, sha256 }) => [ruta, sha256] as const),
        ...digests.map((sha256) => [join(archive, sha256.slice(0, 2), sha256), sha256] as const),
      ];
      const same = digests.join() === ours.join() && copies.every(isWhole);
      if (!same) altered.push(clave);
    }
  }
  const open = entries.filter(({ estado }) => estado !== "aceptado");
  const stuck = open.map(({ clave, estado }) => `${clave} ${estado}`);
  return { lost, duplicated, stuck, altered };
}

function isWhole([path, sha256]: readonly [string, string]): boolean {
  if (!existsSync(path)) return false;
  return createHash("sha256").update(readFileSync(path)).digest("hex") === sha256;
}
