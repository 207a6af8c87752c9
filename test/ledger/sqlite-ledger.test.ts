import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openEngine } from "../../src/sqlite/open-engine.ts";
import { testIntent } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

async function open(
  folder: string,
  options: { pid?: number; living?: readonly number[]; now?: Date } = {},
) {
  const { pid = 1, living = [1, 2], now = new Date("2026-11-24T15:00:00Z") } = options;
  const ledger = await openLedger({
    folder,
    clock: () => now,
    pid,
    isAlive: (one) => living.includes(one),
  });
  onTestFinished(() => ledger.close());
  return ledger;
}

test("a kept file that was cut off by a power failure is copied in again", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const path = join(folder, "papel.pdf");
  writeFileSync(path, "entero");
  const sha256 = createHash("sha256").update("entero").digest("hex");
  const kept = await ledger.keepFile(path, sha256);
  writeFileSync(kept, "ent");
  expect(await ledger.keepFile(path, sha256)).toBe(kept);
  expect(readFileSync(kept, "utf8")).toBe("entero");
});

test("a file that is kept already is not replaced: another request may be reading it", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const sha256 = createHash("sha256").update("igual").digest("hex");
  const [first, second] = [join(folder, "1.pdf"), join(folder, "2.pdf")];
  for (const path of [first, second]) writeFileSync(path, "igual");
  const kept = await ledger.adoptFile(first, sha256);
  const { ino } = statSync(kept);
  expect(await ledger.adoptFile(second, sha256)).toBe(kept);
  expect(statSync(kept).ino).toBe(ino);
  expect([first, second].filter((path) => existsSync(path))).toEqual([]);
});

test("an entry whose sender died, or no longer renews its claim, has an unknown result and can be taken over", async () => {
  const folder = testFolder();
  const one = await open(folder);
  const { solicitud } = await one.record(testIntent());
  await one.claim(solicitud);
  const survivor = await open(folder, { pid: 2, living: [2] });
  expect((await survivor.find(solicitud))?.estado).toBe("desconocido");
  expect((await survivor.claim(solicitud))?.entry.estado).toBe("desconocido");
  const late = await open(folder, {
    pid: 3,
    living: [1, 2, 3],
    now: new Date("2026-11-24T15:00:31Z"),
  });
  expect(await late.list({ estados: ["desconocido"] })).toHaveLength(1);
});

test("a file is kept by its digest, and not under another one", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const source = join(folder, "captura.png");
  writeFileSync(source, "píxeles");
  const sha256 = createHash("sha256").update("píxeles").digest("hex");
  expect(readFileSync(await ledger.keepFile(source, sha256), "utf8")).toBe("píxeles");
  await expect(ledger.keepFile(source, "0".repeat(64))).rejects.toMatchObject({
    code: "archivo-ilegible",
  });
});

test("a row with a lease whose end is no moment is set aside", async () => {
  const folder = testFolder();
  const ledger = await open(folder);
  const { solicitud } = await ledger.record(testIntent());
  const engine = openEngine(join(folder, "libro.db"));
  onTestFinished(() => engine.close());
  engine.exec("UPDATE entradas SET plazo = '2026-02-31'");
  await expect(ledger.find(solicitud)).rejects.toMatchObject({ code: "entrada-danada" });
  expect(await ledger.find(solicitud)).toBeUndefined();
});

test.each(["incidente", "consulta"] as const)(
  "a request of the form %s is read back",
  async (tipo) => {
    const ledger = await open(testFolder());
    const intent = testIntent({ tipo });
    await ledger.record(intent);
    expect(await ledger.find(intent.solicitud)).toMatchObject(intent);
  },
);
