import { expect, test } from "vitest";
import { runMesa } from "../../support/test-context.ts";

/** The progress of a table of three rows, of which one is done so long after the beginning. */
async function progressAfter(milliseconds: number) {
  const began = new Date("2026-11-24T15:00:00Z");
  const lines: string[] = [];
  let looks = 0;
  await runMesa(["lote", "validar", "ejemplos/incidentes.csv", "--perfil", "practica"], {
    interactive: true,
    onProgress: (text) => void lines.push(text),
    clock: () => {
      if (lines.length > 0) looks += 1;
      return new Date(began.getTime() + (looks > 1 ? milliseconds : 0));
    },
  });
  return lines.slice(1);
}

test.each([
  [100, "10,0/s", "1 s"],
  [2000, "0,5/s", "4 s"],
  [29_500, "0,0/s", "59 s"],
  [30_000, "0,0/s", "1 min 0 s"],
  [100_000, "0,0/s", "3 min 20 s"],
  [1_800_000, "0,0/s", "1 h 0 min"],
  [3_765_000, "0,0/s", "2 h 5 min"],
])("a row in %d ms: %s, and twice as long is left: %s", async (milliseconds, rate, left) => {
  expect(await progressAfter(milliseconds)).toEqual([
    `███████░░░░░░░░░░░░░ 1 / 3 · ${rate} · faltan ${left}`,
  ]);
});

test("it is not drawn more often than a person reads", async () => {
  expect(await progressAfter(99)).toEqual([]);
});
