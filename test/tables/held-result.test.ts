import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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
