import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Ledger, LedgerEntry } from "../../src/ports/ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const idOf = (at: number): string => `01a20000-0000-7000-8000-${String(at).padStart(12, "0")}`;

/** A journal of 450 settled requests and a waiting one in their midst. */
async function longJournal() {
  const folder = testFolder();
  const clock = () => new Date("2026-11-24T15:00:00Z");
  const ledger = await openLedger({ folder, clock, pid: 1, isAlive: () => true });
  onTestFinished(() => ledger.close());
  const datos = { asunto: "Algo", identificacion: "0999999999001", nombre: "Ana" };
  const { solicitud } = await ledger.record(testIntent({ datos }));
  await settled(ledger, solicitud, { estado: "aceptado", ticket: testTicket });
  const engine = openEngine(join(folder, "libro.db"));
  onTestFinished(() => engine.close());
  const id = "'01a20000-0000-7000-8000-' || printf('%012d', i)";
  engine.exec(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
    INSERT INTO entradas (v, solicitud, perfil, clave, estado, ticket, resumen, actualizada, intencion)
    SELECT v, ${id}, perfil, 'k' || i, estado, ticket, resumen, actualizada,
      json_set(intencion, '$.solicitud', ${id}) FROM n, entradas`);
  const waiting = { solicitud: idOf(451), clave: "w", perfil: "otro", datos: { nombre: "Eva" } };
  await ledger.record(testIntent({ ...waiting, creada: "2026-11-25T15:00:00.000Z" }));
  return { ledger, engine };
}

async function all(ledger: Pick<Ledger, "all">): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.all()) entries.push(entry);
  return entries;
}

test("a list reads the entries it gives, and no other", async () => {
  const { ledger, engine } = await longJournal();
  // Whoever reads a settled entry would find it damaged.
  engine.exec("UPDATE entradas SET resumen = '{' WHERE estado = 'aceptado'");
  const open = await ledger.list({ estados: ["pendiente", "desconocido"] });
  expect(open.map(({ solicitud }) => solicitud)).toEqual([idOf(451)]);
  expect(await ledger.list({ perfil: "prueba", estados: ["pendiente"] })).toEqual([]);
  const through = { canal: "portal", perfil: "otro" };
  const sent = await ledger.list({ estados: ["aceptado", "pendiente"], through });
  expect(sent.map(({ solicitud }) => solicitud)).toEqual([idOf(451)]);
  expect(await ledger.totals()).toEqual({
    count: 451,
    first: "2026-11-24T15:00:00.000Z",
    last: "2026-11-25T15:00:00.000Z",
    people: ["0999999999001 Ana", "Eva"],
  });
});

test.each(["plazo", "actualizada", "entregada"])(
  "a row whose %s is no moment is set aside, and the others are listed",
  async (column) => {
    const { ledger, engine } = await longJournal();
    engine.exec(`UPDATE entradas SET ${column} = '2026-02-31' WHERE clave = 'w'`);
    const list = () => ledger.list({ estados: ["pendiente"] });
    await expect(list()).rejects.toMatchObject({ code: "entrada-danada" });
    expect(await list()).toEqual([]);
    expect(await all(ledger)).toHaveLength(450);
  },
);
