import { MesaError } from "../../errors/mesa-error.ts";
import type { Reservations } from "../../ports/ledger.ts";
import { leaseMs } from "../hold-claims.ts";
import type { FirmSql } from "./firm-sql.ts";

/**
 * Reservations by the server's clock. They are not renewed: whoever takes longer than the lease shares
 * the row with another machine. The server doesn't write them to disk.
 */
export function firmReservations(
  sql: FirmSql,
  guarded: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Reservations {
  let swept: Promise<void> | undefined;

  /** Removes those of machines that ended in the middle. */
  async function sweep(): Promise<void> {
    await sql`DELETE FROM reservas WHERE plazo < clock_timestamp()`;
  }

  return {
    reserve: async (perfil, clave) =>
      await guarded(async () => {
        await (swept ??= sweep());
        const { count } = await sql`INSERT INTO reservas VALUES (${perfil}, ${clave},
            clock_timestamp() + ${`${leaseMs} milliseconds`}::interval)
          ON CONFLICT (perfil, clave) DO UPDATE SET plazo = excluded.plazo
            WHERE reservas.plazo < clock_timestamp()`;
        return count > 0;
      }),
    release: async (perfil, clave) =>
      await guarded(async () => {
        await sql`DELETE FROM reservas WHERE perfil = ${perfil} AND clave = ${clave}`;
      }),
  };
}

/**
 * The same reservations; where they can't be had, everybody prepares what they are to send. What is
 * wrong then is said by what is done next.
 *
 * @param ask  gives undefined where the server is out of reach
 * @param isShared  whether a profile's requests are the firm's
 */
export function usedWhereReached(
  ask: <Result>(work: (firms: Reservations) => Promise<Result>) => Promise<Result | undefined>,
  isShared: (perfil: string) => Promise<boolean>,
): Reservations {
  async function tried<Result>(
    perfil: string,
    work: (firms: Reservations) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!(await isShared(perfil))) return undefined;
    try {
      return await ask(work);
    } catch (error) {
      if (error instanceof MesaError) return undefined;
      throw error;
    }
  }

  return {
    reserve: async (perfil, clave) =>
      (await tried(perfil, (firms) => firms.reserve(perfil, clave))) ?? true,
    release: async (perfil, clave) => await tried(perfil, (firms) => firms.release(perfil, clave)),
  };
}
