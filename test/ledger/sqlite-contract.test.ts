import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testFolder } from "../support/test-context.ts";
import { ledgerContract } from "./ledger-contract.ts";

ledgerContract(async () => {
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
    damage: (solicitud) =>
      change("UPDATE entradas SET intencion = '{' WHERE solicitud = ?", solicitud),
    outdate: (solicitud) => change("UPDATE entradas SET v = 99 WHERE solicitud = ?", solicitud),
    async fill() {
      const engine = openEngine(join(folder, "libro.db"));
      fill(engine);
      engine.close();
      return await Promise.resolve();
    },
    fullCode: "disco",
  });
});
