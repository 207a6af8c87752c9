import { expect, test } from "vitest";
import type { Capture } from "../../src/domain/evidence.ts";
import { usualMargin } from "../../src/domain/judge-clock.ts";
import { verifyClocks } from "../../src/sending/verify-clocks.ts";

const capture: Capture = {
  path: "/a.png",
  name: "a.png",
  kind: "png",
  bytes: 1,
  sha256: "00",
  metadata: [],
  width: 1920,
  height: 1080,
  caption: "",
};
const box = { left: 0, top: 0, right: 9, bottom: 9 };
const declared = { day: "2026-11-20", time: "09:15" };
const clock = { day: "2026-11-18", time: "16:47", halfDay: false, certainty: "sure", box } as const;
const look = { edges: 0.05, grid: [] };
const reader = { read: () => Promise.resolve({ look, clock, moments: undefined }) };

test("a clock of another time stops, unless there is a reason", async () => {
  const question = { declared, margin: usualMargin, reason: undefined };
  const stopped = await verifyClocks([capture], question, reader);
  expect(stopped).toMatchObject([
    {
      capture: { clock: { state: "distinta", day: "2026-11-18", time: "16:47" } },
      problem: {
        field: "capturas",
        code: "reloj-distinto",
        params: { reloj: "18/11/2026 16:47", suceso: "20/11/2026 09:15" },
      },
      advice: [],
    },
  ]);
  const excused = { ...question, reason: "Se repitió el error dos días antes" };
  expect(await verifyClocks([capture], excused, reader)).toMatchObject([
    {
      capture: { clock: { reason: "Se repitió el error dos días antes" } },
      problem: undefined,
      advice: [{ code: "reloj-distinto" }],
    },
  ]);
});

test("without a recogniser nothing is said of clocks", async () => {
  const question = { declared, margin: usualMargin, reason: undefined };
  expect(await verifyClocks([capture], question, undefined)).toMatchObject([
    { capture: { clock: { state: "sin_comprobar" } }, problem: undefined, advice: [] },
  ]);
});
