import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

test("--salida puts the address of the practice desk into a file, as JSON in UTF-8", async () => {
  const cwd = testFolder();
  const argv = ["practica", "servir", "--puerto", "0", "--json", "--salida", "dirección.json"];
  const served = await runMesa(argv, { cwd, signal: AbortSignal.abort() });
  expect(served).toEqual({ code: 0, stdout: "", stderr: "" });
  const { url } = parsed("practica-servir", readFileSync(join(cwd, "dirección.json"), "utf8"));
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
