import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSettlementStore } from "../../src/ledger/postgres/settlement-store.ts";
import type { LedgerEntry } from "../../src/ports/ledger.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const { solicitud } = testIntent();
const other = "01a20000-0000-7000-8000-000000000002";
const entry: LedgerEntry = {
  ...testIntent(),
  estado: "enviando",
  intentos: 1,
  ticket: null,
  motivo: null,
  entregada: null,
  entrega: null,
  actualizada: testIntent().creada,
};
const accepted = { estado: "aceptado", ticket: testTicket } as const;

/** A firm's journal that writes down what it is told; `meanwhile` happens at the first of it. */
function firm(meanwhile: () => void = () => {}) {
  const told: unknown[] = [];
  const tell = (what: unknown): void => {
    told.push(what);
    if (told.length === 1) meanwhile();
  };
  return {
    told,
    find: async () => await Promise.resolve(entry),
    settle: async (claim: { readonly turn: number }, settlement: unknown) => {
      tell([claim.turn, settlement]);
      return await Promise.resolve(entry);
    },
    release: async (attempt: string) => {
      tell(attempt);
      await Promise.resolve();
    },
  };
}

test("what the firm could not be told is told it once, and forgotten", async () => {
  const folder = testFolder();
  const store = createSettlementStore(folder);
  await store.keep({ claim: { entry: { solicitud }, turn: 2 }, settlement: accepted });
  await store.keepLost("a1");
  const { told, ...journal } = firm();
  await store.deliver(journal);
  expect(new Set(told)).toEqual(new Set([[2, accepted], "a1"]));
  expect(readdirSync(folder)).toEqual([]);
  await store.deliver(journal);
  expect(told.length).toBe(2);
});

test("what another process of this machine delivers meanwhile is no fault", async () => {
  const folder = testFolder();
  const store = createSettlementStore(folder);
  await store.keep({ claim: { entry: { solicitud }, turn: 1 }, settlement: accepted });
  await store.keep({ claim: { entry: { solicitud: other }, turn: 1 }, settlement: accepted });
  const { told, ...journal } = firm(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });
  await store.deliver(journal);
  expect(told).toEqual([[1, accepted]]);
});

test("what came of a later claim is kept while that of an earlier one is delivered", async () => {
  const folder = testFolder();
  const store = createSettlementStore(folder);
  await store.keep({ claim: { entry: { solicitud }, turn: 1 }, settlement: { estado: "en_cola" } });
  const later: Promise<void>[] = [];
  const first = firm(() => {
    const claim = { entry: { solicitud }, turn: 2 };
    later.push(createSettlementStore(folder).keep({ claim, settlement: accepted }));
  });
  const settle = async (...told: Parameters<typeof first.settle>) => {
    const settled = await first.settle(...told);
    await Promise.all(later);
    return settled;
  };
  await store.deliver({ ...first, settle });
  const second = firm();
  await store.deliver(second);
  expect([first.told, second.told]).toEqual([[[1, { estado: "en_cola" }]], [[2, accepted]]]);
});
