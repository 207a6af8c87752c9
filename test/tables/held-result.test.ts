import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ErrorCode } from "../../src/errors/error-codes.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openOutput } from "../../src/platform/files/output-file.ts";
import type { OpenOutput } from "../../src/ports/files.ts";
import { createTableFiles } from "../../src/tables/table-files.ts";
import { testFolder } from "../support/test-context.ts";

const format = { format: "csv", delimiter: ";", columns: ["fila"] } as const;

/** Outputs whose own name is taken by Excel, as Windows reports it; other names are free. */
const whileExcelHasIt: OpenOutput = async (path, options) => {
  const output = await openOutput(path, options);
  return {
    ...output,
    finish: (name) =>
      name === undefined
        ? Promise.reject(new MesaError("archivo-en-uso", { params: { ruta: path } }))
        : output.finish(name),
  };
};

test("a result that Excel has open is kept beside it, under the next free name", async () => {
  const folder = testFolder();
  const path = join(folder, "lote.resultado.csv");
  writeFileSync(path, "anterior");
  writeFileSync(join(folder, "lote.resultado (2).csv"), "más antiguo");
  const writer = await createTableFiles(whileExcelHasIt).writer(path, format);
  writer.write({ fila: 1 });
  const kept = await writer.finish();
  expect(kept).toBe(join(folder, "lote.resultado (3).csv"));
  expect(readFileSync(kept, "utf8")).toBe("\ufefffila\r\n1\r\n");
  expect(readFileSync(path, "utf8")).toBe("anterior");
  expect(existsSync(`${path}.parcial`)).toBe(false);
});

/** Outputs that end with these errors in turn, then with success. */
async function finishWith(codes: readonly (ErrorCode | "defecto")[]) {
  const left = [...codes];
  const names: (string | undefined)[] = [];
  const path = join(testFolder(), "lote.v1.csv");
  const output = await openOutput(path, { replace: true, partial: `${path}.parcial` });
  onTestFinished(output.abandon);
  const finish = (name?: string): Promise<void> => {
    names.push(name);
    const code = left.shift();
    if (code === undefined) return Promise.resolve();
    return Promise.reject(code === "defecto" ? new RangeError(code) : new MesaError(code));
  };
  const opened: OpenOutput = () => Promise.resolve({ ...output, finish });
  const writer = await createTableFiles(opened).writer(path, format);
  const ended = await writer.finish().then(
    (kept) => kept,
    (error: unknown) => (error instanceof MesaError ? error.code : String(error)),
  );
  const short = (name = "its own") => name.replace(path.slice(0, -".csv".length), "");
  return [names.map(short), short(ended)];
}

test.each<[readonly (ErrorCode | "defecto")[], readonly string[], string]>([
  [[], ["its own"], ".csv"],
  [["disco"], ["its own"], "disco"],
  [["defecto"], ["its own"], "RangeError: defecto"],
  [["archivo-existe"], ["its own"], "archivo-existe"],
  [["archivo-en-uso", "archivo-en-uso"], ["its own", " (2).csv", " (3).csv"], " (3).csv"],
  [["archivo-en-uso", "archivo-existe"], ["its own", " (2).csv", " (3).csv"], " (3).csv"],
  [["archivo-en-uso", "disco"], ["its own", " (2).csv"], "disco"],
  [["archivo-en-uso", "defecto"], ["its own", " (2).csv"], "RangeError: defecto"],
])("where finishing fails with %j it is tried as %j", async (codes, names, ended) => {
  expect(await finishWith(codes)).toEqual([names, ended]);
});

test("ninety-nine names are tried", async () => {
  const codes = (count: number) => Array.from({ length: count }, () => "archivo-en-uso" as const);
  expect((await finishWith(codes(98))).at(-1)).toBe(" (99).csv");
  const [names = [], ended] = await finishWith(codes(100));
  expect([names.length, ended]).toEqual([99, "archivo-en-uso"]);
});

test("a result that can be replaced is", async () => {
  const path = join(testFolder(), "lote.resultado.csv");
  writeFileSync(path, "anterior");
  const writer = await createTableFiles(openOutput).writer(path, format);
  expect(await writer.finish()).toBe(path);
  expect(readFileSync(path, "utf8")).toBe("\ufefffila\r\n");
});

test.each([
  [{}, undefined],
  [{ "": "entero" }, "entero"],
  [{ ".parcial": "a medias" }, "a medias"],
  [{ ".anterior": "viejo" }, "viejo"],
  [{ "": "entero", ".parcial": "a medias" }, "a medias"],
  [{ "": "entero", ".parcial": "a medias", ".anterior": "viejo" }, "a medias"],
  [{ ".parcial": "corto", ".anterior": "antes largo" }, "antes largo"],
  [{ "": "entero largo", ".parcial": "a medias" }, "entero largo"],
  // Of two that are as long, the one that came to its end, then the one that was there first.
  [{ "": "entero 1", ".parcial": "a medias" }, "entero 1"],
  [{ "": "algo", ".parcial": "a medias", ".anterior": "antigua1" }, "antigua1"],
] as const)("of earlier results the largest counts: %j", async (files, column) => {
  const path = join(testFolder(), "lote.resultado.csv");
  for (const [ending, text] of Object.entries(files)) writeFileSync(`${path}${ending}`, text);
  const table = await createTableFiles(openOutput).earlier(path);
  expect(table?.columns).toEqual(column && [column]);
  // What the next result would be written over is out of its way.
  const isOpened = column !== undefined && Object.entries(files).at(-1)?.[1] === column;
  if (isOpened && column === "a medias") expect(existsSync(`${path}.parcial`)).toBe(false);
});
