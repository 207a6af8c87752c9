import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { batchDesk, batchTable } from "../../support/batch-desk.ts";
import { rowsOf } from "../../support/batch-workplace.ts";
import { holdAtRandom } from "../../support/hold-open.ts";
import { posix } from "../../support/posix.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

// Elsewhere than on Windows an open file is no hindrance, and a few rows show that it stays so.
const count = posix ? 20 : 200;

test("a batch is sent whole while another process opens and closes its files at random", async () => {
  const { url, token, descriptions } = await batchDesk();
  const { path, folder, texts } = batchTable(count);
  const home = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", url], { folder: home });
  await holdAtRandom(folder, home);
  const argv = ["lote", "enviar", path, "--perfil", "banco", "--si", "--json"];
  const { code, stdout, stderr } = await runMesa(argv, {
    folder: home,
    env: { MESA_TOKEN: token },
  });
  expect([code, stderr]).toEqual([0, ""]);
  const sent = JSON.parse(stdout);
  expect(sent).toMatchObject({ total: count, aceptados: count, advertencias: [] });
  expect(await descriptions()).toEqual(texts);
  const results = readdirSync(folder).filter((name) => name.includes("resultado"));
  expect(results).toEqual([basename(sent.archivo_resultado)]);
  const told = await rowsOf(sent.archivo_resultado);
  expect(new Set(told.map((row) => row["ticket"])).size).toBe(count);
});
