import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";

test.runIf(process.platform !== "win32").each([
  ["a link to a device", (path: string) => symlinkSync("/dev/zero", path)],
  ["a pipe", (path: string) => void execFileSync("mkfifo", [path])],
  ["a folder", (path: string) => mkdirSync(path)],
  [
    "a file of 5 GB",
    (path: string) => {
      writeFileSync(path, "");
      truncateSync(path, 5 * 1024 ** 3);
    },
  ],
])("%s as a project's file is refused at once", async (_what, make) => {
  const folder = testFolder();
  make(join(folder, ".mesarc.json"));
  const started = performance.now();
  const result = await mesa(["config", "ver", "--json"], { folder, cwd: folder });
  expect(JSON.parse(result.stderr)).toMatchObject({ error: { codigo: "archivo-ilegible" } });
  expect(performance.now() - started).toBeLessThan(60_000);
});

test.runIf(process.getuid?.() === 0)(
  "settings and data of another user are refused, and told by diagnostico, which asks no desk of his",
  async () => {
    const folder = testFolder();
    chownSync(folder, 1234, 1234);
    const refused = await mesa(["perfil", "listar", "--json"], { folder });
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { codigo: "carpeta-ajena", salida: 2 },
    });
    const { stdout } = await mesa(["diagnostico", "--json"], { folder });
    const found: readonly { que: string; remedio: string | null }[] = JSON.parse(stdout).revisiones;
    expect(found.map(({ que }) => que)).toEqual(["version", "carpeta-ajena", "almacen-archivo"]);
    expect(found[1]?.remedio).toBe(`sudo chown -R 0 "${folder}"`);
  },
);
