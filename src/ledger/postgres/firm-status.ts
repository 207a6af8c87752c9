import type { TicketNumber } from "../../domain/ticket.ts";
import type { FirmStatus } from "../../ports/firm.ts";
import { firmMigrations, firmSchemaName } from "./firm-schema.ts";
import type { FirmSql } from "./firm-sql.ts";
import { readRetention } from "./firm-retention.ts";
import { firmVersion, namePrefix } from "./open-firm.ts";

/** Of a journal that can't be read. */
const retention = { comprobantes: null, capturas: null };

/** What is to be seen of the firm's journal with the rights of who asks. */
export async function firmStatus(sql: FirmSql): Promise<FirmStatus> {
  const version = await firmVersion(sql);
  const ownVersion = firmMigrations.length;
  const connected = await connectedSenders(sql);
  const seen = { version, ownVersion, connected, ...(await serverFacts(sql)) };
  const nothing = { rights: "ninguno", states: {}, retention } as const;
  if (version === 0) return { ...seen, ...nothing };
  const [rights] = await sql<{ reads: boolean; sends: boolean }[]>`
    SELECT has_table_privilege('entradas', 'SELECT') AS reads,
      has_table_privilege('entradas', 'INSERT, UPDATE, DELETE') AS sends`;
  if (rights?.reads !== true) return { ...seen, ...nothing };
  const rows = await sql<{ estado: string; total: number }[]>`
    SELECT CASE WHEN estado = 'enviando' AND plazo < clock_timestamp() THEN 'desconocido'
        ELSE estado END AS estado, count(*)::integer AS total
      FROM entradas GROUP BY 1 ORDER BY 1`;
  return {
    ...seen,
    rights: rights.sends ? "envia" : "lee",
    retention: await readRetention(sql),
    states: Object.fromEntries(rows.map(({ estado, total }) => [estado, total])),
  };
}

async function serverFacts(
  sql: FirmSql,
): Promise<Pick<FirmStatus, "serverVersion" | "tls" | "serverTime">> {
  const [row] = await sql<{ version: string; tls: string | null; ahora: Date }[]>`
    SELECT current_setting('server_version') AS version, clock_timestamp() AS ahora,
      (SELECT s.version FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid() AND s.ssl) AS tls`;
  if (row === undefined) throw new RangeError("a server without an answer");
  return { serverVersion: row.version, tls: row.tls, serverTime: row.ahora.toISOString() };
}

/** Tickets of a profile whose requests a person recorded: at any machine, where none is named. */
export async function ticketsOf(
  sql: FirmSql,
  perfil: string,
  person: string,
): Promise<ReadonlySet<TicketNumber>> {
  const rows = await sql<{ ticket: string }[]>`SELECT ticket FROM entradas
    WHERE perfil = ${perfil} AND ticket IS NOT NULL
      AND (lower(remitente) = lower(${person}) OR lower(split_part(remitente, '@', 1)) = lower(${person}))`;
  return new Set(rows.map(({ ticket }) => ticket));
}

/** Those whose connections the role may see: its own, and all for the members of pg_read_all_stats. */
async function connectedSenders(sql: FirmSql): Promise<FirmStatus["connected"]> {
  const rows = await sql<{ nombre: string; desde: Date }[]>`
    SELECT application_name AS nombre, min(backend_start) AS desde FROM pg_stat_activity
      WHERE datname = current_database() AND backend_start IS NOT NULL AND application_name LIKE ${`${namePrefix}%`}
      GROUP BY 1 ORDER BY 2`;
  return rows.map(({ nombre, desde }) => ({
    sender: nombre.slice(namePrefix.length),
    since: desde.toISOString(),
  }));
}

/** Lets roles of the server send, or only read. */
export async function grantRights(
  sql: FirmSql,
  {
    senders,
    readers,
  }: { readonly senders: readonly string[]; readonly readers: readonly string[] },
): Promise<void> {
  for (const [roles, rights] of [
    [senders, "SELECT, INSERT, UPDATE, DELETE"],
    [readers, "SELECT"],
  ] as const) {
    for (const role of roles) {
      await sql`GRANT USAGE ON SCHEMA ${sql(firmSchemaName)} TO ${sql(role)}`;
      await sql.unsafe(
        `GRANT ${rights} ON ALL TABLES IN SCHEMA ${firmSchemaName} TO "${role.replaceAll('"', '""')}"`,
      );
    }
  }
}
