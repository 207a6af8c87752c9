import * as z from "zod";
import { MesaError } from "../errors/mesa-error.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { ledgerRow, recordVersion } from "./ledger-schema.ts";

/** What tells whether a sender is still at it. */
export interface Living {
  readonly clock: () => Date;
  /** Whether another process still lives. */
  readonly isAlive: (pid: number) => boolean;
}

/** An entry, and how often it has been claimed. */
export interface StoredEntry {
  readonly entry: LedgerEntry;
  readonly turno: number;
}

/** A row that this version did not write, or that no longer is what was written. */
export class DamagedRow extends Error {
  override readonly name = "DamagedRow";
  readonly solicitud: string;
  /** The row whole, as JSON. */
  readonly content: string;

  constructor(row: unknown, cause: unknown) {
    super("damaged row", { cause });
    const named = z.object({ solicitud: z.string() }).safeParse(row);
    this.solicitud = named.success ? named.data.solicitud : "";
    this.content = JSON.stringify(row);
  }
}

/**
 * An entry whose sender died, or no longer renews its claim, was cut off in the middle: what came
 * of it is unknown.
 *
 * @throws DamagedRow; MesaError `base-mas-nueva` for a record that a newer version wrote
 */
export function readEntry(row: unknown, { clock, isAlive }: Living): StoredEntry {
  const version = z.object({ v: z.number() }).safeParse(row);
  if (version.success && version.data.v > recordVersion) {
    throw new MesaError("base-mas-nueva", { params: { ruta: "libro.db" } });
  }
  const parsed = ledgerRow.safeParse(row);
  if (!parsed.success) throw new DamagedRow(row, parsed.error);
  const { solicitud, turno, dueno, plazo, resumen, intencion, estado, ...rest } = parsed.data;
  if (intencion.solicitud !== solicitud) throw new DamagedRow(row, undefined);
  const gone =
    estado === "enviando" &&
    (dueno === null || plazo === null || new Date(plazo) < clock() || !isAlive(dueno));
  const entry = {
    ...intencion,
    ...rest,
    estado: gone ? "desconocido" : estado,
    ticket: resumen,
  } as const;
  return { entry, turno };
}
