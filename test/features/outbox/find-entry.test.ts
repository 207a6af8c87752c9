import { expect, test } from "vitest";
import { findEntry } from "../../../src/features/outbox/entries.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
import { testIntent } from "../../support/intent.ts";

const entry = (
  solicitud: `${string}-${string}-${string}-${string}-${string}`,
  perfil: string,
): LedgerEntry => ({
  ...testIntent({ solicitud, perfil }),
  estado: "pendiente",
  intentos: 0,
  ticket: null,
  motivo: null,
  actualizada: "2026-11-20T15:00:00.000Z",
  entregada: null,
  entrega: null,
});

const entries = [
  entry("01a20000-0000-7000-8000-0000000000aa", "uno"),
  entry("01a20000-0000-7000-8000-0000000000bb", "dos"),
  entry("01b30000-0000-7000-8000-0000000100aa", "dos"),
];

const ledger = {
  find: (id: string) => Promise.resolve(entries.find(({ solicitud }) => solicitud === id)),
  list: (of: {
    readonly perfil?: string;
    readonly startsWith?: string;
    readonly endsWith?: string;
  }) =>
    Promise.resolve(
      entries.filter(
        ({ perfil, solicitud }) =>
          (of.perfil === undefined || perfil === of.perfil) &&
          solicitud.startsWith(of.startsWith ?? "") &&
          solicitud.endsWith(of.endsWith ?? ""),
      ),
    ),
};

test.each<[what: string, id: string, perfil: string | undefined, found: number | undefined]>([
  ["the whole id", entries[0]?.solicitud ?? "", undefined, 0],
  ["the whole id of another profile's", entries[0]?.solicitud ?? "", "dos", 0],
  ["a beginning that only one has", "01b3", undefined, 2],
  ["a beginning that several have", "01a2", undefined, undefined],
  ["a beginning that one of the profile has", "01a2", "dos", 1],
  ["an end that only one has", "100aa", undefined, 2],
  ["an end that several have", "00aa", undefined, undefined],
  ["an end of several of which one is the profile's", "00aa", "uno", 0],
  ["fewer than four characters", "01b", undefined, undefined],
  ["what is no part of an id", "01b3%", undefined, undefined],
  ["what none has", "ffff", undefined, undefined],
])("an entry is found by %s", async (_what, id, perfil, found) => {
  const looked = findEntry(id, ledger, perfil);
  if (found === undefined) await expect(looked).rejects.toMatchObject({ code: "no-existe" });
  else expect(await looked).toBe(entries[found]);
});
