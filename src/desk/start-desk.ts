import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { openDatabase } from "../sqlite/open-database.ts";
import { createApp, type ReportFailure } from "./create-app.ts";
import type { NextFault } from "../domain/fault-plan.ts";
import { hashPassword, passwordCostLog2 as defaultPasswordCostLog2 } from "./passwords.ts";
import { createAccountStore, type AccountStore } from "./store/account-store.ts";
import { deskMigrations } from "./store/desk-migrations.ts";
import { createTicketQueries } from "./store/ticket-queries.ts";
import { createTicketStore } from "./store/ticket-store.ts";
import { sweepUploads } from "./upload.ts";

export interface DeskOptions {
  readonly folder: string;
  /** 0 chooses a free port. */
  readonly port: number;
  readonly clock: () => Date;
  readonly report: ReportFailure;
  /** Chooses failures to act out; without it the desk works normally. */
  readonly nextFault?: NextFault;
  /** Base 2 logarithm of scrypt's N for passwords; OWASP's setting by default. */
  readonly passwordCostLog2?: number;
  /** Waits between two looks of a long poll; by the system's clock by default. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Desk {
  readonly url: string;
  /** Opens a session without a password, for callers in the same process. */
  readonly issueToken: (who: "operador" | "analista") => {
    readonly token: string;
    readonly caduca: string;
  };
  readonly close: () => Promise<void>;
}

/**
 * The practice accounts. Their password is public, because the desk answers on this machine only.
 */
export const practiceAccounts = {
  operador: { ruc: "0999999999001", usuario: "OPERADOR", nombre: "Operador de práctica" },
  analista: { ruc: null, usuario: "ANALISTA", nombre: "Analista de práctica" },
} as const;
export const practicePassword = "Practica-2026";

/**
 * Starts the embedded desk on loopback. Several processes may serve the same folder, and whatever
 * the desk has confirmed survives `kill -9`.
 *
 * @throws the system's error when the port is taken (`EADDRINUSE`)
 */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  const { folder, port, clock, report, nextFault, wait = setTimeout } = options;
  const { passwordCostLog2 = defaultPasswordCostLog2 } = options;
  const folders = { incoming: join(folder, "subidas"), archive: join(folder, "archivos") };
  await mkdir(folders.incoming, { recursive: true, mode: 0o700 });
  await sweepUploads(folders.incoming, clock());
  const database = await openDatabase(join(folder, "mesa.db"), deskMigrations);
  const accounts = createAccountStore(database, clock);
  await seedPractice(accounts, passwordCostLog2);
  const closing = new AbortController();
  const parts = {
    accounts,
    tickets: createTicketStore(database, clock),
    queries: createTicketQueries(database),
    clock,
    passwordCostLog2,
    folders,
    wait,
    closing: closing.signal,
    ...(nextFault !== undefined && { nextFault }),
  };
  const server = createAdaptorServer({
    fetch: createApp(parts, report).fetch,
    serverOptions: { maxHeaderSize: 16 * 1024, requestTimeout: 120_000, headersTimeout: 20_000 },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (!isAddress(address)) throw new TypeError("no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    issueToken(who) {
      const { ruc, usuario } = practiceAccounts[who];
      const account = accounts.find(ruc, usuario);
      if (account === undefined) throw new RangeError(`no practice account ${usuario}`);
      return accounts.openSession(account);
    },
    async close() {
      closing.abort();
      await new Promise((resolve) => {
        server.close(resolve);
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      });
      database.close();
    },
  };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

async function seedPractice(accounts: AccountStore, costLog2: number): Promise<void> {
  const { operador, analista } = practiceAccounts;
  if (accounts.find(analista.ruc, analista.usuario) !== undefined) return;
  const contrasena = await hashPassword(practicePassword, costLog2);
  const common = { telefono: null, tipo_persona: null, identificacion: null, contrasena };
  accounts.add({ ...operador, ...common, correo: "operador@practica.example", rol: "operador" });
  accounts.add({ ...analista, ...common, correo: "analista@practica.example", rol: "analista" });
}
