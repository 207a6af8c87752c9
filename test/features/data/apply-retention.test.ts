import { expect, test } from "vitest";
import { applyRetention } from "../../../src/features/data/apply-retention.ts";
import type { LocalData } from "../../../src/ports/local-data.ts";
import type { LedgerUpkeep } from "../../../src/ports/ledger.ts";
import type { PreferenceKey } from "../../../src/ports/preferences.ts";

const now = new Date("2026-11-20T15:40:00Z");
const deskTime = new Date("2026-11-20T15:41:00Z");
const dayMs = 24 * 3_600_000;

/** What is deleted under these settings by a clock that is believed or not, in its order. */
async function tidied(
  settings: Partial<Record<PreferenceKey, string>>,
  believed = true,
  classes: readonly string[] = ["copias", "restos"],
) {
  const done: unknown[] = [];
  const unused = () => Promise.reject(new Error("it has no part in this"));
  const ledger: LedgerUpkeep = {
    believesClock: async (time) => {
      done.push(["believes", time]);
      return await Promise.resolve(believed);
    },
    settledBefore: async (before, { copies }) => {
      done.push(["before", before.toISOString(), copies]);
      return await Promise.resolve(copies ? ["c1", "c2", "c3"] : ["r1", "r2"]);
    },
    purge: async (ids, { receipts }) => {
      await Promise.resolve(done.push(["purge", ids, receipts]));
    },
    sweep: async () => {
      await Promise.resolve(done.push("sweep"));
    },
    compact: async (share) => {
      await Promise.resolve(done.push(["compact", share]));
    },
    purgeable: unused,
    takeTurn: unused,
  };
  const file = (name: string, age: number) => ({
    path: name,
    name,
    bytes: 1,
    modified: new Date(now.getTime() - age),
  });
  const files = [file("new", dayMs - 1), file("even", dayMs), file("old", dayMs + 1)];
  const data: Pick<LocalData, "classes" | "remove" | "repairModes"> = {
    repairModes: () => void done.push("modes"),
    classes: () => classes.map((id) => ({ id, purge: "pieza", secret: false, files })),
    remove: (removed) => {
      done.push(["remove", removed.map(({ name }) => name)]);
      return [];
    },
  };
  const get = (key: PreferenceKey) => ({
    value: settings[key],
    origin: "omision" as const,
  });
  const expired = await applyRetention(ledger, data, { get, now }, deskTime);
  return { expired, done };
}

const believes = ["believes", deskTime];
const left = ["sweep", ["remove", ["old"]], ["compact", 0.25]];

test.each([
  [{}, "2021-11-20T05:00:00.000Z", "2025-11-20T05:00:00.000Z"],
  [
    { retencion_comprobantes: "30d", retencion_capturas: "2m" },
    "2026-10-21T05:00:00.000Z",
    "2026-09-20T05:00:00.000Z",
  ],
])("under %j receipts go from before %s, copies from before %s", async (settings, one, other) => {
  expect(await tidied(settings)).toEqual({
    expired: { comprobantes: 2, copias: 3 },
    done: [
      "modes",
      believes,
      ["before", one, false],
      ["purge", ["r1", "r2"], true],
      ["before", other, true],
      ["purge", ["c1", "c2", "c3"], false],
      ...left,
    ],
  });
});

test.each(["siempre", "always"])(
  "nothing goes that is kept %s but what is left over",
  async (word) => {
    const settings = { retencion_comprobantes: word, retencion_capturas: word };
    expect(await tidied(settings)).toEqual({
      expired: { comprobantes: 0, copias: 0 },
      done: ["modes", believes, ...left],
    });
  },
);

test("without anything left over nothing else is removed", async () => {
  const { done } = await tidied({ retencion_comprobantes: "siempre" }, true, ["copias"]);
  expect(done.slice(-3)).toEqual(["sweep", ["remove", []], ["compact", 0.25]]);
});

test("nothing goes by a clock that is not believed", async () => {
  expect(await tidied({}, false)).toEqual({
    expired: { comprobantes: 0, copias: 0 },
    done: ["modes", believes],
  });
});
