import * as z from "zod";
import type { Database } from "../sqlite/database.ts";

const dayMs = 24 * 3_600_000;
/** A longer time without a sign of the clock being right looks like a jump. */
const maxSilenceMs = 90 * dayMs;
/** A jump is believed after it has lasted for so long. */
const probationMs = 14 * dayMs;
/** A desk's clock may differ from ours by less than that. */
const maxSkewMs = dayMs;

const momentRow = z.object({ momento: z.string().nullable() });

/** Rows of `turnos`: when the clock was last believed, and from when till when it was not. */
const marks = { believed: "reloj", doubtedFrom: "reloj-duda", doubtedTo: "reloj-visto" } as const;

/**
 * Second opinions on this machine's clock, since what it alone says deletes receipts: a dead battery,
 * an old image of a virtual machine or a test's clock may show any year. They are the desk's `Date`,
 * the newest ticket of a desk in the journal, and when the clock was last believed.
 */
export function believeClock(database: Database, now: Date, deskTime: Date | undefined): boolean {
  const read = (sql: string, ...values: readonly string[]): number => {
    const row = database.get(sql, [...values]);
    const { momento } = row == null ? { momento: null } : momentRow.parse(row);
    return Date.parse(momento ?? "");
  };
  const markOf = (name: string): number =>
    read("SELECT ultimo AS momento FROM turnos WHERE tarea = ?", name);
  const set = (name: string): void =>
    void database.run(
      `INSERT INTO turnos VALUES (?, ?) ON CONFLICT (tarea) DO UPDATE SET ultimo = excluded.ultimo`,
      [name, now.toISOString()],
    );
  const believe = (): true => {
    set(marks.believed);
    database.run("DELETE FROM turnos WHERE tarea IN (?, ?)", [marks.doubtedFrom, marks.doubtedTo]);
    return true;
  };

  if (deskTime !== undefined) {
    return Math.abs(deskTime.getTime() - now.getTime()) <= maxSkewMs && believe();
  }
  // Its time was told by the desk, so a wrong clock of ours can't make it newer.
  const newestTicket = read(
    `SELECT max(min(actualizada, json_extract(resumen, '$.creado'))) AS momento FROM entradas
     WHERE estado = 'aceptado' AND json_valid(resumen)`,
  );
  const signs = [markOf(marks.believed), newestTicket].filter((one) => !Number.isNaN(one));
  const sinceMs = now.getTime() - Math.max(...signs.filter((one) => one <= now.getTime()));
  // With no sign at all there is nothing to delete either.
  if (signs.length === 0 || sinceMs <= maxSilenceMs) return believe();
  const doubtedMs = now.getTime() - markOf(marks.doubtedFrom);
  const pauseMs = now.getTime() - markOf(marks.doubtedTo);
  const lasting = pauseMs >= 0 && pauseMs <= maxSilenceMs;
  if (lasting && doubtedMs >= probationMs) return believe();
  if (!lasting) set(marks.doubtedFrom);
  set(marks.doubtedTo);
  return false;
}
