import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

test("a folder is replaced only when it is an earlier export and nothing else", async () => {
  const folder = testFolder();
  const path = join(testFolder(), "mios");
  const run = async (...argv: readonly string[]) => {
    const words = ["datos", "exportar", "--salida", path, "--json", ...argv];
    const { code, stderr } = await runMesa(words, { folder });
    return code === 0 ? 0 : parsed("error", stderr)["error"].codigo;
  };
  mkdirSync(path);
  writeFileSync(join(path, "tesis.odt"), "años de trabajo");
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  expect(readdirSync(path)).toEqual(["tesis.odt"]);
  writeFileSync(join(path, "datos.json"), '{"v":1,"mio":true}');
  rmSync(join(path, "tesis.odt"));
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  rmSync(join(path, "datos.json"));
  expect(await run("--reemplazar")).toBe(0);
  expect(await run()).toBe("archivo-existe");
  expect(await run("--reemplazar")).toBe(0);
  writeFileSync(join(path, "notas.txt"), "mías");
  expect(await run("--reemplazar")).toBe("no-es-exportacion");
  expect(readFileSync(join(path, "notas.txt"), "utf8")).toBe("mías");
  // Nor is anything left beside it.
  expect(readdirSync(join(path, ".."))).toEqual(["mios"]);
});
