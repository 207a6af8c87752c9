import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { Secret } from "../../../src/domain/secret.ts";
import { connectFirm, upgradeFirm } from "../../../src/ledger/postgres/open-firm.ts";
import { firmAccess } from "../../../src/ledger/postgres/firm-access.ts";
import { createPostgresLedger } from "../../../src/ledger/postgres/postgres-ledger.ts";
import { firmServerFacts } from "./server-facts.ts";

const password = new Secret("contrasena");

/** An empty journal of a firm on the test's PostgreSQL server, and connections to it. */
export async function firmBench() {
  const { POSTGRES_PORT: port, POSTGRES_CA: authority } = firmServerFacts();
  const ca = readFileSync(authority, "utf8");
  const connect = (user: string) => {
    const sql = connectFirm(
      { host: "localhost", port, user, database: "firma" },
      { password, ca, sender: "ana@equipo", answerTimeoutMs: 60_000 },
    );
    onTestFinished(async () => await sql.end({ timeout: 1 }));
    return sql;
  };
  const admin = connect("administra");
  await admin`DROP SCHEMA IF EXISTS mesa CASCADE`;
  await upgradeFirm(admin);
  const access = () => firmAccess(connect("administra"), "localhost", 60_000);
  return {
    port,
    access,
    admin,
    connect,
    open: () => Promise.resolve(createPostgresLedger(access(), "ana@equipo")),
  };
}
