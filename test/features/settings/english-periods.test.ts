import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

test("in English periods are named and taken as one types them there", async () => {
  const folder = testFolder();
  const mesa = (argv: readonly string[]) => runMesa(argv, { folder });
  const english = ["--idioma", "en"];
  const put = (value: string) =>
    mesa(["config", "poner", "retencion_comprobantes", value, ...english]);
  const wrong = await put("ever");
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("90d, 18m, 5y, always")]);
  expect((await put("5y")).code).toBe(0);
  expect((await put("always")).code).toBe(0);
  const { stdout } = await mesa(["config", "ver", "--json"]);
  expect(stdout).toContain('"siempre"');
  const { stderr } = await mesa(["datos", "purgar", "--antes-de", "tomorrow", ...english]);
  expect(stderr).toContain("90d, 18m, 5y, YYYY-MM-DD");
  expect((await mesa(["libro", "crear", "--help", ...english])).stdout).toContain("5y, always");
});
