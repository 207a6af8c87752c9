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
