import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { holdLock } from "../../src/sqlite/hold-lock.ts";
import { testFolder } from "../support/test-context.ts";

test("work under one lock is done one after the other, also after a failure", async () => {
  const path = join(testFolder(), "a", "b.cerrojo");
  const log: string[] = [];
  const work = (name: string) =>
    holdLock(path, async () => {
      log.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, 20));
      log.push(`${name} ends`);
      if (name === "uno") throw new RangeError(name);
    });
  const one = expect(work("uno")).rejects.toThrow(RangeError);
  await Promise.all([one, work("dos")]);
  expect(log).toEqual(["uno begins", "uno ends", "dos begins", "dos ends"]);
});

test("where no lock can be there is no waiting for it", async () => {
  const path = join(testFolder(), "a.cerrojo");
  writeFileSync(path, "esto no es una base de datos ".repeat(50));
  const never = () => Promise.reject(new Error("nobody works here"));
  await expect(holdLock(path, never)).rejects.toMatchObject({ code: "disco" });
  await expect(holdLock(join(path, "b"), never)).rejects.toMatchObject({ code: "disco" });
});

test("a lock is waited for up to a minute, and is free once its work is done", async () => {
  const path = join(testFolder(), "a.cerrojo");
  const times: number[] = [];
  const now = vi.spyOn(performance, "now").mockImplementation(() => times.shift() ?? 0);
  onTestFinished(() => now.mockRestore());
  const never = () => Promise.reject(new Error("nobody works here"));
  const busy = expect.objectContaining({ code: "base-ocupada", params: { ruta: path } });
  const left = await holdLock(path, async () => {
    times.push(0, 59_999, 60_000);
    await expect(holdLock(path, never)).rejects.toEqual(busy);
    return times;
  });
  expect(left).toEqual([]);
  expect(await holdLock(path, () => Promise.resolve("free"))).toBe("free");
});
