import { existsSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testFolder } from "../support/test-context.ts";
import { copyPath } from "../../src/ledger/file-store.ts";
import { claimContract, engineContract } from "./claim-contract.ts";
import { ledgerContract, type TestJournal } from "./ledger-contract.ts";

const idRow = z.object({ solicitud: z.string() });

async function journal(): Promise<TestJournal> {
  const folder = testFolder();
  let pid = 0;
  const clock = () => new Date("2026-11-24T15:00:00Z");
  const change = async (sql: string, solicitud: string): Promise<void> => {
    const engine = openEngine(join(folder, "libro.db"));
    engine.prepare(sql).run([solicitud]);
    engine.close();
    return await Promise.resolve();
  };
  const fill = (engine: ReturnType<typeof openEngine>): void =>
    engine.exec(`CREATE TRIGGER lleno BEFORE UPDATE OF estado ON entradas
      WHEN new.estado = 'aceptado'
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
  return await Promise.resolve({
    async open() {
      pid += 1;
      const ledger = await openLedger({ folder, clock, pid, isAlive: () => true });
      onTestFinished(() => ledger.close());
      return ledger;
    },
    abandon: (solicitud) =>
      change(
        "UPDATE entradas SET plazo = '2026-11-24T14:59:59.000Z' WHERE solicitud = ?",
        solicitud,
      ),
    damage: (solicitud, part = "intencion") =>
      change(`UPDATE entradas SET ${part} = '2026-02-31' WHERE solicitud = ?`, solicitud),
    age: (solicitud) =>
      change(
        "UPDATE entradas SET actualizada = '2020-01-01T00:00:00.000Z' WHERE solicitud = ?",
        solicitud,
      ),
    async setAside() {
      const engine = openEngine(join(folder, "libro.db"));
      const rows = engine.prepare("SELECT solicitud FROM apartadas").all([]);
      engine.close();
      return await Promise.resolve(rows.map((row) => idRow.parse(row).solicitud));
    },
    async keep(path, sha256) {
      const ledger = await openLedger({ folder, clock, pid: 0, isAlive: () => true });
      const kept = await ledger.keepFile(path, sha256);
      ledger.close();
      return kept;
    },
    holds: async (sha256) => await Promise.resolve(existsSync(copyPath(folder, sha256))),
    outdate: (solicitud) => change("UPDATE entradas SET v = 99 WHERE solicitud = ?", solicitud),
    async fill() {
      const engine = openEngine(join(folder, "libro.db"));
      fill(engine);
      engine.close();
      return await Promise.resolve();
    },
    fullCode: "disco",
  });
}

ledgerContract(journal);
claimContract(journal);
engineContract(journal);
