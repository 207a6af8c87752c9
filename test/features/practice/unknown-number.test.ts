import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

test.each([
  ["tomar", []],
  ["responder", ["--texto", "Corregido."]],
  ["resolver", []],
])("practica %s of an unknown number names the practice desk's own list", async (verb, flags) => {
  const folder = testFolder();
  const argv = ["practica", verb, "MS-2026-000009", ...flags];
  const { code, stderr } = await runMesa(argv, { folder });
  expect(code).toBe(3);
  expect(stderr).toContain("«mesa practica bandeja»");
  expect(stderr).not.toContain("mesa ticket");
  const english = await runMesa([...argv, "--idioma", "en"], { folder });
  expect(english.stderr).toContain("“mesa sandbox inbox”");
});
