import { expect, test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { gatherTests, passingAmong } from "../../../src/features/ci/gather-tests.ts";
import { programAsTest } from "../../../src/features/ci/program-as-test.call.ts";
import { testMark } from "../../../src/features/ci/failure-fingerprint.ts";
import type { TestCase, TestReports } from "../../../src/ports/ci.ts";

const written = new Date("2026-11-20T15:00:00Z");
const broken = new MesaError("informe-invalido");

/** Reports by their paths; what is no list of tests can't be read. */
function reportsOf(files: Readonly<Record<string, readonly TestCase[] | Error>>): TestReports {
  return {
    read(path, visit) {
      const tests = files[path] ?? broken;
      if (tests instanceof Error) return Promise.reject(tests);
      for (const one of tests) visit(one);
      return Promise.resolve(written);
    },
    written: () => written,
    tail: () => Promise.resolve(""),
  };
}

const passing = (prueba: string): TestCase => ({
  suite: "S",
  prueba,
  estado: "pasa",
  falla: undefined,
  momento: "2026-11-20T14:00:00Z",
});
const failing = (prueba: string, momento?: string): TestCase => ({
  suite: "S",
  prueba,
  estado: "falla",
  falla: { mensaje: `no ${prueba}`, traza: "t", salida: "s", archivo: "a.ts", linea: 3 },
  momento,
});

const gather = (files: Readonly<Record<string, readonly TestCase[] | Error>>) =>
  gatherTests(
    Object.keys(files),
    () => {},
    reportsOf(files),
    (text) => text,
  );

test.each<[string, Readonly<Record<string, readonly TestCase[]>>, string | undefined]>([
  ["its suite ran", { a: [failing("uno", "2026-11-20T14:30:00Z")] }, "2026-11-20T14:30:00.000Z"],
  [
    "the report was written, where that is not told",
    { a: [failing("uno")] },
    written.toISOString(),
  ],
  [
    "the first that tells",
    { a: [failing("uno"), failing("dos", "2026-11-20T14:45:00Z")], b: [failing("tres")] },
    "2026-11-20T14:45:00.000Z",
  ],
  ["never, where none fails", { a: [passing("uno")] }, undefined],
  [
    "only the report with the failure counts",
    { a: [passing("uno")], b: [passing("dos")] },
    undefined,
  ],
])("the moment of a failure is when %s", async (_what, files, momento) => {
  expect((await gather(files)).momento?.toISOString()).toBe(momento);
});

test("what can't be read is left out beside what can, and ends it alone", async () => {
  const both = await gather({ a: broken, b: [failing("uno"), passing("dos")] });
  expect(both).toMatchObject({ pruebas: { total: 2, fallan: 1, omitidas: 0 }, danados: [broken] });
  await expect(gather({ a: broken })).rejects.toBe(broken);
  await expect(gather({ a: broken, b: broken })).rejects.toBe(broken);
  const defect = new TypeError("defect");
  await expect(gather({ a: [], b: defect })).rejects.toBe(defect);
});

test("of fifty failures message and trace are kept, of more the marks, and each is counted once", async () => {
  const many = Array.from({ length: 51 }, (_none, at) => ({
    ...failing(`prueba ${"abcdefghijklmnopqrstuvwxyz".charAt(at % 26)}${at < 26 ? "" : "x"}`),
    inestable: true,
  }));
  const all = await gather({
    a: [...many, ...many.slice(0, 1), { ...passing("z"), estado: "omitida" }],
  });
  expect(all).toMatchObject({
    pruebas: { total: 53, fallan: 52, omitidas: 1 },
    dudas: [],
    danados: [],
  });
  expect([all.fallas.length, all.marcas.length, all.inestables.length]).toEqual([50, 51, 50]);
  expect(all.inestables[0]).toBe("S › prueba a");
  const [first] = all.fallas;
  expect(first).toMatchObject({ ...many[0]?.falla, suite: "S", prueba: "prueba a" });
  expect(first?.marca).toBe(all.marcas[0]);
});

const program = async (
  end: { readonly code: number; readonly tail: string },
  files: Readonly<Record<string, readonly TestCase[]>> = {},
) => {
  const words = ["npm", "test", "x".repeat(200)];
  const visit = await programAsTest(words, end, Object.keys(files), reportsOf(files));
  const seen: TestCase[] = [];
  visit((one) => void seen.push(one));
  return seen;
};
const suite = `npm test ${"x".repeat(191)}`;

test("a program that ends with 0 is a test that passes", async () => {
  const prueba = expect.any(String);
  expect(await program({ code: 0, tail: "error" }, { a: [failing("uno")] })).toEqual([
    { suite, prueba, estado: "pasa", falla: undefined, momento: undefined },
  ]);
});

test("one that ends badly fails, unless a report names what did", async () => {
  const tail = Array.from({ length: 25 }, (_none, at) => `línea ${at}`);
  const messages = async (lines: readonly string[]) =>
    (await program({ code: 3, tail: lines.join("\n") })).map(({ falla }) => falla?.mensaje);
  expect(await program({ code: 3, tail: tail.join("\n\n") }, { a: [passing("uno")] }))
    .toMatchInlineSnapshot(`
    [
      {
        "estado": "falla",
        "falla": {
          "archivo": undefined,
          "linea": undefined,
          "mensaje": "Termina con el código 3. línea 24",
          "salida": "",
          "traza": "línea 5
    línea 6
    línea 7
    línea 8
    línea 9
    línea 10
    línea 11
    línea 12
    línea 13
    línea 14
    línea 15
    línea 16
    línea 17
    línea 18
    línea 19
    línea 20
    línea 21
    línea 22
    línea 23
    línea 24",
        },
        "momento": undefined,
        "prueba": "termina sin error",
        "suite": "npm test xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      },
    ]
  `);
  expect(
    await program({ code: 3, tail: "" }, { a: [passing("uno")], b: [failing("dos")] }),
  ).toEqual([]);
  expect(await messages(["uno", "  Fatal: dos \u001b[31m", "tres", " "])).toMatchInlineSnapshot(`
    [
      "Termina con el código 3. Fatal: dos",
    ]
  `);
  expect(await messages([" "])).toMatchInlineSnapshot(`
    [
      "Termina con el código 3.",
    ]
  `);
});

test("passing again is what passed in a report and failed in none, of what is asked about", async () => {
  const markOf = (prueba: string): string => testMark({ suite: "S", prueba });
  const files = {
    a: [passing("uno"), passing("dos"), failing("tres"), passing("ajena")],
    b: [failing("dos"), passing("tres"), passing("seis")],
    c: broken,
  };
  const wanted = new Set(["uno", "dos", "tres", "cuatro", "cinco"].map(markOf));
  const among = async (...paths: readonly (keyof typeof files)[]) =>
    await passingAmong(
      wanted,
      paths,
      (visit) => visit(passing("cinco")),
      reportsOf(files),
      (text) => text,
    );
  expect(await among("a", "b", "c")).toEqual(new Set([markOf("cinco"), markOf("uno")]));
  expect(await among("a")).toEqual(new Set(["cinco", "uno", "dos"].map(markOf)));
  await expect(among("c")).rejects.toBe(broken);
});
