import { existsSync, readFileSync } from "node:fs";
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

test("it serves until it is interrupted, and not after", async () => {
  const cwd = testFolder();
  const stop = new AbortController();
  const argv = ["practica", "servir", "--puerto", "0", "--salida", "d.json"];
  const serving = runMesa(argv, { cwd, signal: stop.signal });
  await expect.poll(() => existsSync(join(cwd, "d.json"))).toBe(true);
  const { documento } = JSON.parse(readFileSync(join(cwd, "d.json"), "utf8"));
  expect((await fetch(documento)).status).toBe(200);
  stop.abort();
  expect((await serving).code).toBe(0);
  await expect(fetch(documento)).rejects.toThrow();
});

test("a person is told where it serves, and as whom one signs in", async () => {
  const argv = ["practica", "servir", "--puerto", "0"];
  const { code, stdout, stderr } = await runMesa(argv, { signal: AbortSignal.abort() });
  expect([code, stdout, stderr]).toEqual([
    0,
    expect.stringMatching(/http:\/\/127\.0\.0\.1:\d+/),
    expect.stringMatching(/OPERADOR[^]*Practica-2026/),
  ]);
});

test("a failure that it can't act out is told with the nearest that it can", async () => {
  const argv = ["practica", "servir", "--puerto", "0", "--fallas", "50", "--json"];
  const { code, stderr } = await runMesa(argv);
  expect([code, parsed("error", stderr)]).toMatchObject([
    2,
    { error: { codigo: "valor-invalido", mensaje: expect.stringContaining("--fallas") } },
  ]);
});
