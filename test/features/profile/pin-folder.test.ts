import { mkdirSync, readFileSync, writeFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runMesa, testFolder } from "../../support/test-context.ts";

test("a folder is tied to a profile, with those in it, and only there", async () => {
  const folder = testFolder();
  const below = join(folder, "a", "b");
  mkdirSync(below, { recursive: true });
  const tied = join(folder, "a");
  const file = join(tied, ".mesarc.json");
  writeFileSync(file, '{"idioma":"en","campos":{"distrito":"028"}}');
  for (const name of ["agencia", "otra"]) {
    await runMesa(["perfil", "crear", name, "--canal", "practica"], { folder });
  }
  await runMesa(["perfil", "usar", "otra"], { folder });
  const pinned = await runMesa(["perfil", "usar", "agencia", "--aqui", "--json"], {
    folder,
    cwd: tied,
  });
  expect(JSON.parse(pinned.stdout)).toEqual({ v: 1, perfil_actual: "agencia", archivo: file });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    idioma: "en",
    campos: { distrito: "028" },
    perfil: "agencia",
  });
  const named = async (cwd: string) => {
    const { stdout } = await runMesa(["config", "ver", "perfil", "--json"], { folder, cwd });
    const [{ valor, origen }] = JSON.parse(stdout).ajustes;
    return [valor, origen];
  };
  expect(await named(below)).toEqual(["agencia", "proyecto"]);
  expect(await named(folder)).toEqual(["otra", "configuracion"]);
});

test("a project file that is no JSON is left alone", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, ".mesarc.json"), "{");
  const { code, stderr } = await runMesa(["perfil", "usar", "practica", "--aqui", "--json"], {
    folder,
    cwd: folder,
  });
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "proyecto-invalido"]);
  expect(readFileSync(join(folder, ".mesarc.json"), "utf8")).toBe("{");
});

test.each([[], ["--aqui"]])(
  "a profile that there is not is not taken into use: %j",
  async (...more) => {
    const folder = testFolder();
    const argv = ["perfil", "usar", "agensia", ...more, "--json"];
    const { code, stderr } = await runMesa(argv, { folder, cwd: folder });
    expect([code > 0, JSON.parse(stderr).error.codigo]).toEqual([true, "perfil-desconocido"]);
    expect(readdirSync(folder)).not.toContain(".mesarc.json");
  },
);
