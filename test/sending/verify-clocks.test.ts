import { expect, test } from "vitest";
import type { Capture } from "../../src/domain/evidence.ts";
import { uncheckedClock, usualMargin, type DeclaredMoment } from "../../src/domain/judge-clock.ts";
import { stillSeen, verifyClocks } from "../../src/sending/verify-clocks.ts";

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

test.each([
  [{ clock, moments: undefined }, ["distinta", undefined]],
  [{ clock: { ...clock, certainty: "differing" }, moments: [] }, ["no_seguro", "reloj-no-seguro"]],
  [
    { clock: { ...clock, day: undefined, certainty: "single" }, moments: [] },
    ["solo_hora", "reloj-solo-hora"],
  ],
  [{ clock: undefined, moments: [] }, ["no_se_ve", "reloj-no-se-ve"]],
  [{ clock: { ...clock, day: "2026-11-20", time: "09:20" }, moments: [] }, ["coincide", undefined]],
] as const)("of %j is said: %j", async (seen, [state, code]) => {
  const question = { declared, margin: usualMargin, reason: undefined };
  const reads = { read: () => Promise.resolve({ look, ...seen }) };
  const [found] = await verifyClocks([capture], question, reads);
  expect([found?.capture.clock?.state, found?.advice.map((one) => one.code)]).toEqual([
    state,
    code === undefined ? [] : [code],
  ]);
  // A reason is kept with the clock that it excuses, and with no other.
  const [excused] = await verifyClocks([capture], { ...question, reason: "Otra vez" }, reads);
  expect(excused?.capture.clock?.reason).toBe(state === "distinta" ? "Otra vez" : undefined);
});

test("what is said names file, clock, event and reason, as far as there are any", async () => {
  const said = async (
    seen: object,
    question: { declared: DeclaredMoment | undefined; reason?: string },
  ) => {
    const reads = { read: () => Promise.resolve({ look, clock, moments: undefined, ...seen }) };
    const { declared: day, reason } = question;
    const asked = { declared: day, margin: usualMargin, reason };
    const [found] = await verifyClocks([capture], asked, reads);
    return found?.problem ?? found?.advice[0];
  };
  const finding = (code: string, params: object) => ({
    field: "capturas",
    code,
    params: { archivo: "a.png", reloj: "", suceso: "", motivo: "", ...params },
  });
  const both = { reloj: "18/11/2026 16:47", suceso: "20/11/2026 09:15" };
  expect(await said({}, { declared })).toEqual(finding("reloj-distinto", both));
  expect(await said({}, { declared, reason: "Sí" })).toEqual(
    finding("reloj-distinto", { ...both, motivo: "Sí" }),
  );
  expect(await said({}, { declared: { day: "2026-11-20", time: undefined } })).toEqual(
    finding("reloj-distinto", { ...both, suceso: "20/11/2026" }),
  );
  expect(await said({}, { declared: { day: "2026-11-20", time: "09:15:30" } })).toEqual(
    finding("reloj-distinto", both),
  );
  expect(await said({ clock: undefined }, { declared: undefined })).toEqual(
    finding("reloj-no-se-ve", {}),
  );
  expect(await said({}, { declared: undefined })).toBeUndefined();
});

test("what looks odd is said beside the clock's finding, picture by picture", async () => {
  const blurred = { edges: 0.001, grid: [] };
  const reads = { read: () => Promise.resolve({ look: blurred, clock, moments: undefined }) };
  const question = { declared, margin: usualMargin, reason: "Sí" };
  const found = await verifyClocks([capture, { ...capture, name: "b.png" }], question, reads);
  expect(
    found.map(({ advice }) => advice.map((one) => [one.code, one.params?.["archivo"]])),
  ).toEqual([
    [
      ["reloj-distinto", "a.png"],
      ["captura-borrosa", "a.png"],
    ],
    [
      ["reloj-distinto", "b.png"],
      ["captura-borrosa", "b.png"],
    ],
  ]);
  const stopped = await verifyClocks([capture], { ...question, reason: undefined }, reads);
  expect(stopped.map(({ advice }) => advice.map(({ code }) => code))).toEqual([
    ["captura-borrosa"],
  ]);
});

const at = (left: number, top: number, right: number, bottom: number) => ({
  left,
  top,
  right,
  bottom,
});

test.each([
  [undefined, true],
  [[], true],
  [[at(5, 5, 10, 10)], true],
  [[at(5, 5, 11, 11)], false],
  [[at(19, 19, 30, 30)], false],
  [[at(0, 0, 11, 11)], false],
  [[at(12, 12, 13, 13)], false],
  // Beside it on each side, touching.
  [[at(0, 0, 10, 30), at(20, 0, 30, 30), at(0, 0, 30, 10), at(0, 20, 30, 30)], true],
  [[at(0, 0, 10, 30), at(0, 0, 11, 11)], false],
  [[at(10, 0, 20, 10)], true],
  [[at(10, 0, 20, 11)], false],
] as const)("where %j is hidden what stands at 10,10 to 20,20 is seen: %s", (hidden, isSeen) => {
  const place = at(10, 10, 20, 20);
  const moment = { day: "2026-11-20", time: "09:15", labelled: true };
  const other = { ...moment, box: at(100, 100, 110, 110) };
  const line = { ...place, text: "x", words: [] };
  const seen = {
    look,
    clock: { ...clock, box: place },
    moments: [{ ...moment, box: place }, other],
    lines: [line],
  };
  const left = { look, clock: undefined, moments: [other], lines: [] };
  const hides = hidden === undefined ? undefined : [...hidden];
  expect(stillSeen(seen, hides)).toEqual(isSeen || hides?.length === 0 ? seen : left);
  const { lines: _lines, ...edges } = { ...seen, moments: undefined };
  expect(stillSeen(edges, hides)).toEqual(
    isSeen ? edges : { look, clock: undefined, moments: undefined },
  );
});

test("a clock that is hidden is not held against the event, and the picture is read once", async () => {
  const asked: unknown[] = [];
  const reads = {
    read: (file: unknown) => {
      asked.push(file);
      return Promise.resolve({ look, clock, moments: undefined });
    },
  };
  const hidden = { ...capture, hidden: [box] };
  const question = { declared, margin: usualMargin, reason: undefined };
  const [found] = await verifyClocks([hidden], question, reads);
  expect([found?.capture.clock?.state, found?.problem, asked]).toEqual([
    "no_se_ve",
    undefined,
    [hidden],
  ]);
  const unread = { read: () => Promise.resolve(undefined) };
  expect(await verifyClocks([capture], question, unread)).toEqual([
    {
      capture: { ...capture, clock: uncheckedClock },
      problem: undefined,
      advice: [],
    },
  ]);
});
