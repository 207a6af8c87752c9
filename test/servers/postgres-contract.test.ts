import { join } from "node:path";
import { describe, onTestFinished } from "vitest";
import { copyPath } from "../../src/ledger/file-store.ts";
import { createFirmLedger } from "../../src/ledger/postgres/firm-ledger.ts";
import { firmReach } from "../../src/ledger/postgres/firm-reach.ts";
import { createSettlementStore } from "../../src/ledger/postgres/settlement-store.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { claimContract, engineContract } from "../ledger/claim-contract.ts";
import { ledgerContract, type TestJournal } from "../ledger/ledger-contract.ts";
import { testFolder } from "../support/test-context.ts";
import { firmBench } from "./support/firm-bench.ts";

type Bench = Awaited<ReturnType<typeof firmBench>>;

/** The journal on the server. */
async function onServer({ open, admin }: Bench): Promise<TestJournal> {
  const firm = await open();
  return {
    open,
    abandon: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET plazo = clock_timestamp() - interval '1 second'
        WHERE solicitud = ${solicitud}`;
    },
    damage: async (solicitud, part = "intencion") => {
      await admin`UPDATE mesa.entradas SET ${admin(part)} = '2026-02-31'
        WHERE solicitud = ${solicitud}`;
    },
    age: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET actualizada = '2020-01-01T00:00:00.000Z'
        WHERE solicitud = ${solicitud}`;
    },
    outdate: async (solicitud) => {
      await admin`UPDATE mesa.entradas SET v = 99 WHERE solicitud = ${solicitud}`;
    },
    setAside: async () => {
      const rows = await admin<{ solicitud: string }[]>`SELECT solicitud FROM mesa.apartadas`;
      return rows.map(({ solicitud }) => solicitud);
    },
    keep: async (path) => await Promise.resolve(path),
    holds: async (sha256) => (await firm.fileContent(sha256)) !== undefined,
    fill: async () => {
      await admin.unsafe(`CREATE FUNCTION mesa.lleno() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER lleno BEFORE UPDATE ON mesa.entradas FOR EACH ROW
          WHEN (new.estado = 'aceptado') EXECUTE FUNCTION mesa.lleno();`);
    },
    fullCode: "libro-lleno",
  };
}

/** The same as a machine of the firm has it: together with its own. */
async function onMachine(bench: Bench): Promise<TestJournal> {
  const folder = testFolder();
  const clock = () => new Date();
  let pid = 0;
  return {
    ...(await onServer(bench)),
    async open() {
      const firm = await bench.open();
      const local = await openLedger({ folder, clock, pid: (pid += 1), isAlive: () => true });
      onTestFinished(local.close);
      return createFirmLedger({
        local,
        firm: async () => await Promise.resolve(firm),
        isShared: async () => await Promise.resolve(true),
        unsettled: createSettlementStore(join(folder, "libro-por-asentar")),
        copyPath: (sha256) => copyPath(folder, sha256),
        reach: firmReach(
          () => performance.now(),
          () => {},
        ),
      });
    },
  };
}

describe("on the server", () => {
  const journal = async () => await onServer(await firmBench());
  ledgerContract(journal);
  claimContract(journal);
  engineContract(journal);
});

describe("on a machine of the firm", () => {
  const journal = async () => await onMachine(await firmBench());
  ledgerContract(journal);
  claimContract(journal);
});
