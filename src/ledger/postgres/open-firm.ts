import { userInfo } from "node:os";
import postgres from "postgres";
import type { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { firmMigrations, firmSchemaName } from "./firm-schema.ts";
import type { FirmAddress } from "../../ports/firm.ts";
import type { FirmSql } from "./firm-sql.ts";

/** After so long without a connection the server counts as out of reach. */
const connectTimeoutS = 10;
/** A statement that takes longer is given up: the server is stuck. */
const statementTimeoutMs = 60_000;
/** A machine that vanished in the middle of a transaction blocks the others for no longer. */
const maxSilenceInTransactionMs = 15_000;
/** Longest wait for what another machine has locked. */
const lockTimeoutMs = 10_000;
const maxConnections = 4;

const defaultPort = 5432;

/**
 * Reads `postgres://[usuario@]servidor[:puerto]/base`.
 *
 * @returns undefined where it is no such address, or holds a password
 */
export function readFirmAddress(text: string): FirmAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const database = decodeURIComponent(pathname.slice(1));
  const isAddress = protocol === "postgres:" || protocol === "postgresql:";
  if (!isAddress || hostname === "" || database === "" || database.includes("/")) return undefined;
  if (password !== "" || search !== "" || hash !== "") return undefined;
  return {
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? defaultPort : Number(port),
    user: username === "" ? userInfo().username : decodeURIComponent(username),
    database,
  };
}

/**
 * Prepares connections to the firm's server; the first statement opens one. TLS is required, and the
 * server's certificate is checked against its name (`verify-full`), except on this machine itself.
 *
 * @param ca  the authority of the server's certificate (PEM) where it is none that the system knows
 * @param sender  who is connected, for the others of the firm
 * @param answerTimeoutMs  after so long a server that says nothing is out of reach
 */
export function connectFirm(
  address: FirmAddress,
  {
    password,
    ca,
    sender,
    answerTimeoutMs,
  }: {
    readonly password: Secret;
    readonly ca: string | undefined;
    readonly sender: string;
    readonly answerTimeoutMs: number;
  },
): FirmSql {
  const { host, port, user, database } = address;
  const isHere = host === "localhost" || host === "127.0.0.1" || host === "::1";
  return postgres({
    host,
    port,
    user,
    database,
    password: () => password.reveal(),
    ssl: ca === undefined ? (isHere ? "prefer" : "verify-full") : { ca, rejectUnauthorized: true },
    max: maxConnections,
    connect_timeout: Math.min(connectTimeoutS, answerTimeoutMs / 1000),
    idle_timeout: 20,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: applicationName(sender),
      search_path: firmSchemaName,
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: maxSilenceInTransactionMs,
      TimeZone: "UTC",
    },
  });
}

/** How the connections of `mesa` are called; who is connected follows. */
export const namePrefix = "mesa ";

/** PostgreSQL keeps 63 bytes of such a name, in ASCII. */
function applicationName(sender: string): string {
  return `${namePrefix}${sender.replaceAll(/[^\x20-\x7e]/g, "?")}`.slice(0, 63);
}

/** How far the firm's journal is: the version that lies there; 0 where there is none. */
export async function firmVersion(sql: FirmSql): Promise<number> {
  const [found] = await sql<
    { there: string | null }[]
  >`SELECT to_regclass(${`${firmSchemaName}.version`})::text AS there`;
  if (found?.there == null) return 0;
  const [row] = await sql<{ numero: number }[]>`SELECT numero FROM version`;
  return row?.numero ?? 0;
}

/**
 * Makes the journal, or brings it to the version of this program. Safe when several do it at once.
 *
 * @returns the version before
 * @throws MesaError `base-mas-nueva` where a newer `mesa` made it
 */
export async function upgradeFirm(sql: FirmSql): Promise<number> {
  return await sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtext('mesa'))`;
    await tx.unsafe(`CREATE SCHEMA IF NOT EXISTS ${firmSchemaName}`);
    await tx.unsafe("CREATE TABLE IF NOT EXISTS version (numero integer NOT NULL)");
    const [row] = await tx<{ numero: number }[]>`SELECT numero FROM version`;
    const before = row?.numero ?? 0;
    if (before > firmMigrations.length) throw newerFirm();
    for (const migration of firmMigrations.slice(before)) await tx.unsafe(migration);
    await tx`DELETE FROM version`;
    await tx`INSERT INTO version VALUES (${firmMigrations.length})`;
    return before;
  });
}

export function newerFirm(): MesaError {
  return new MesaError("base-mas-nueva", { params: { ruta: "libro" } });
}
