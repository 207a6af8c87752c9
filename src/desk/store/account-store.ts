import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import type { Database } from "../../sqlite/database.ts";

/** A session lasts a working day. */
const sessionLifetimeMs = 8 * 3_600_000;
/** This many wrong passwords in a row lock an account. */
const maxFailures = 5;
const lockTimeMs = 15 * 60_000;

const accountRow = z.object({
  id: z.number(),
  ruc: z.string().transform((ruc) => (ruc === "" ? null : ruc)),
  usuario: z.string(),
  nombre: z.string(),
  rol: z.enum(["operador", "analista"]),
  contrasena: z.string(),
  fallos: z.number(),
  bloqueada_hasta: z.string().nullable(),
});

export type Account = z.output<typeof accountRow>;

export interface NewAccount {
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  readonly correo: string;
  readonly telefono: string | null;
  readonly tipo_persona: string | null;
  readonly identificacion: string | null;
  readonly rol: "operador" | "analista";
  /** The password's hash as a PHC string. */
  readonly contrasena: string;
}

const columns = "id, ruc, usuario, nombre, rol, contrasena, fallos, bloqueada_hasta";

/** The desk's accounts and sessions. User names are case-insensitive. */
export function createAccountStore(database: Database, clock: () => Date) {
  const fold = (usuario: string): string => usuario.normalize("NFC").toUpperCase();

  return {
    find(ruc: string | null, usuario: string): Account | undefined {
      const row = database.get(`SELECT ${columns} FROM cuentas WHERE ruc = ? AND usuario = ?`, [
        ruc ?? "",
        fold(usuario),
      ]);
      return row == null ? undefined : accountRow.parse(row);
    },
    /** Adds an account; false when the name is taken. */
    add(account: NewAccount): boolean {
      return (
        database.run(
          `INSERT INTO cuentas (ruc, usuario, nombre, correo, telefono, tipo_persona,
             identificacion, rol, contrasena, creada)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          [
            account.ruc ?? "",
            fold(account.usuario),
            account.nombre,
            account.correo,
            account.telefono,
            account.tipo_persona,
            account.identificacion,
            account.rol,
            account.contrasena,
            clock().toISOString(),
          ],
        ) > 0
      );
    },
    /** Counts a wrong password in one step, and locks the account at the last one allowed. */
    countFailure(account: Account): void {
      const until = new Date(clock().getTime() + lockTimeMs).toISOString();
      database.run(
        `UPDATE cuentas SET
           bloqueada_hasta = CASE WHEN fallos + 1 >= ? THEN ? ELSE bloqueada_hasta END,
           fallos = CASE WHEN fallos + 1 >= ? THEN 0 ELSE fallos + 1 END
         WHERE id = ?`,
        [maxFailures, until, maxFailures, account.id],
      );
    },
    /** Opens a session; only the digest of its token is stored. */
    openSession(account: Account): { readonly token: string; readonly caduca: string } {
      const token = randomBytes(32).toString("base64url");
      const caduca = new Date(clock().getTime() + sessionLifetimeMs).toISOString();
      database.transaction(() => {
        database.run("DELETE FROM sesiones WHERE caduca < ?", [clock().toISOString()]);
        database.run("UPDATE cuentas SET fallos = 0, bloqueada_hasta = NULL WHERE id = ?", [
          account.id,
        ]);
        database.run("INSERT INTO sesiones (huella, cuenta, caduca) VALUES (?, ?, ?)", [
          digestOf(token),
          account.id,
          caduca,
        ]);
      });
      return { token, caduca };
    },
    findBySession(
      token: string,
    ): { readonly account: Account; readonly caduca: string } | undefined {
      const row = database.get(
        `SELECT ${columns}, caduca FROM sesiones JOIN cuentas ON cuentas.id = sesiones.cuenta
         WHERE huella = ? AND caduca > ?`,
        [digestOf(token), clock().toISOString()],
      );
      if (row == null) return undefined;
      const { caduca, ...account } = accountRow.extend({ caduca: z.string() }).parse(row);
      return { account, caduca };
    },
    closeSession(token: string): void {
      database.run("DELETE FROM sesiones WHERE huella = ?", [digestOf(token)]);
    },
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
