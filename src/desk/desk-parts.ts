import type { Context } from "hono";
import type { HttpBindings } from "@hono/node-server";
import type { NextFault } from "../domain/fault-plan.ts";
import { Problem } from "./problem.ts";
import type { Account, AccountStore } from "./store/account-store.ts";
import type { TicketQueries } from "./store/ticket-queries.ts";
import type { TicketStore } from "./store/ticket-store.ts";

/** What the routes share. */
export interface DeskParts {
  readonly accounts: AccountStore;
  readonly tickets: TicketStore;
  readonly queries: TicketQueries;
  readonly clock: () => Date;
  /** Base 2 logarithm of scrypt's N. */
  readonly passwordCostLog2: number;
  readonly folders: { readonly incoming: string; readonly archive: string };
  /** Chooses failures to act out; undefined for a desk that works. */
  readonly nextFault?: NextFault;
  /** Resolves after the given milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Aborts when the desk closes, which ends long polls. */
  readonly closing: AbortSignal;
}

export interface DeskEnv {
  readonly Bindings: HttpBindings;
}

/** The signed-in account, which must have `role` if given. @throws Problem 401, 403 */
export function authenticate(
  context: Context<DeskEnv>,
  { accounts }: DeskParts,
  role?: Account["rol"],
): { readonly account: Account; readonly caduca: string; readonly token: string } {
  const token = /^Bearer ([\w-]{20,200})$/.exec(context.req.header("authorization") ?? "")?.[1];
  const session = token === undefined ? undefined : accounts.findBySession(token);
  if (token === undefined || session === undefined) {
    throw new Problem(401, "sin-sesion", "No hay una sesión iniciada o ya caducó; inicie sesión.");
  }
  if (role !== undefined && session.account.rol !== role) {
    throw new Problem(403, "no-permitido", "Su cuenta no tiene permiso para esto.");
  }
  return { ...session, token };
}

/** The required `Idempotency-Key` of a request. @throws Problem 400 */
export function idempotencyKey(context: Context<DeskEnv>): string {
  const key = context.req.header("idempotency-key") ?? "";
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem(
    400,
    "clave-invalida",
    "Falta la cabecera Idempotency-Key (1 a 200 caracteres ASCII visibles).",
  );
}
