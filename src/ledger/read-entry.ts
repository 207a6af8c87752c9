import * as z from "zod";
import { MesaError } from "../errors/mesa-error.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { ledgerRow, recordVersion } from "./ledger-schema.ts";

/** What is needed to decide whether a sending process is still at work. */
export interface Living {
  readonly clock: () => Date;
  /** Whether a process with this id runs. */
  readonly isAlive: (pid: number) => boolean;
}

/** An entry and its claim number: how often it has been claimed. */
export interface StoredEntry {
  readonly entry: LedgerEntry;
  readonly turno: number;
}

/** Made once: making a schema takes longer than reading a row with it. */
const versionedRow = z.object({ v: z.number() });
const namedRow = z.object({ solicitud: z.string() });

/** Thrown for a row that does not have the form in which entries are written. */
export class DamagedRow extends Error {
  override readonly name = "DamagedRow";
  readonly solicitud: string;
  /** The complete row as JSON. */
  readonly content: string;

  constructor(row: unknown, cause: unknown) {
    super("damaged row", { cause });
    const named = namedRow.safeParse(row);
    this.solicitud = named.success ? named.data.solicitud : "";
    this.content = JSON.stringify(row);
  }
}

/** Who claimed an entry (the id of a process), and until when that counts. */
export type StoredClaim = Pick<z.output<typeof ledgerRow>, "dueno" | "plazo">;

/** A claim of a process of this machine is abandoned once that died or renews it no longer. */
export function abandonedHere({ clock, isAlive }: Living): (claim: StoredClaim) => boolean {
  return ({ dueno, plazo }) =>
    dueno === null || plazo === null || new Date(plazo) < clock() || !isAlive(dueno);
}

/**
 * Reads a row as an entry. An entry that is being sent by a process that died or no longer renews its
 * claim gets the state `desconocido`: sending was interrupted with an unknown result.
 *
 * @param isAbandoned  whether the process that claimed it is at work no longer
 * @throws DamagedRow; MesaError `base-mas-nueva` for a record that a newer version wrote
 */
export function readEntry(row: unknown, isAbandoned: (claim: StoredClaim) => boolean): StoredEntry {
  const version = versionedRow.safeParse(row);
  if (version.success && version.data.v > recordVersion) {
    throw new MesaError("base-mas-nueva", { params: { ruta: "libro.db" } });
  }
  const parsed = ledgerRow.safeParse(row);
  if (!parsed.success) throw new DamagedRow(row, parsed.error);
  const { solicitud, turno, dueno, plazo, resumen, intencion, estado, ...rest } = parsed.data;
  if (intencion.solicitud !== solicitud) throw new DamagedRow(row, undefined);
  const gone = estado === "enviando" && isAbandoned({ dueno, plazo });
  const entry = {
    ...intencion,
    ...rest,
    estado: gone ? "desconocido" : estado,
    ticket: resumen,
  } as const;
  return { entry, turno };
}
