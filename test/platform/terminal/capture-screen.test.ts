import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { captureScreen } from "../../../src/platform/terminal/capture-screen.ts";
import { pngChunk } from "../../support/make-picture.ts";
import { parsed } from "../../support/parse-output.ts";
import { enter, runMesa, testFolder } from "../../support/test-context.ts";

const picture = resolve("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png");

/** A folder with a program that takes pictures of a screen that is not there. */
function programs(name: string, script: string): string {
  const folder = join(testFolder(), "bin");
  mkdirSync(folder);
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return folder;
}

const shot = `cp ${picture} "$1"`;

test.runIf(process.platform !== "win32")(
  "the program of the session takes the picture",
  async () => {
    const path = join(testFolder(), "pantalla.png");
    const maim = { PATH: `${programs("maim", shot)}:/bin:/usr/bin`, DISPLAY: ":9" };
    const take = (env: Readonly<Record<string, string>>) =>
      captureScreen(path, { env, platform: "linux" });
    expect(await take({})).toBe("sin-pantalla");
    expect(await take({ DISPLAY: ":9", PATH: testFolder() })).toBe("sin-programa");
    expect(await take({ DISPLAY: ":9", PATH: programs("maim", "exit 1") })).toBe("no-permite");
    expect(await take(maim)).toBeUndefined();
    expect(readFileSync(path).equals(readFileSync(picture))).toBe(true);
  },
);

test.runIf(process.platform === "linux")(
  "Windows and macOS have a screen, and a program that may not be able to take it",
  async () => {
    for (const platform of ["win32", "darwin"] as const) {
      const parts = { env: { SystemRoot: testFolder() }, platform };
      expect(await captureScreen(join(testFolder(), "x.png"), parts)).toBe("no-permite");
    }
  },
);

test.runIf(process.platform !== "win32")(
  "a capture goes into a folder, with a form to go on with and its moment in the document",
  async () => {
    const cwd = testFolder();
    const env = { PATH: `${programs("maim", shot)}:/bin:/usr/bin`, DISPLAY: ":9" };
    const now = new Date("2026-11-20T15:32:05Z");
    const options = { cwd, env, now, folder: testFolder() };
    const argv = ["evidencia", "capturar", "--demora", "0", "--salida", "capturas", "--json"];
    const { code, stdout } = await runMesa(argv, options);
    expect(code).toBe(0);
    const { capturas, formulario } = parsed("evidencia-capturar", stdout);
    expect(capturas).toMatchObject([{ leyenda: "", tomada: "2026-11-20T15:32:05.000Z" }]);
    expect(JSON.parse(readFileSync(formulario, "utf8"))).toEqual({
      fecha: "2026-11-20",
      hora: "10:32",
      capturas: [{ ruta: "01.png", leyenda: "" }],
    });
    const again = await runMesa(argv, options);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("archivo-existe")]);
    const build = ["evidencia", "armar", "--desde", formulario, "--salida", "e.pdf", "--json"];
    expect((await runMesa(build, options)).code).toBe(0);
  },
);

test.runIf(process.platform !== "win32")("a blank screen is pointed out", async () => {
  const cwd = testFolder();
  const header = Buffer.from("00000500000003200800000000", "hex");
  const rows = deflateSync(Buffer.alloc(1281 * 800));
  const parts = [
    pngChunk("IHDR", header),
    pngChunk("IDAT", rows),
    pngChunk("IEND", Buffer.alloc(0)),
  ];
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  writeFileSync(join(cwd, "blanca.png"), Buffer.concat([signature, ...parts]));
  const script = `cp '${join(cwd, "blanca.png")}' "$1"`;
  const env = { PATH: `${programs("maim", script)}:/bin:/usr/bin`, DISPLAY: ":9" };
  const argv = ["evidencia", "capturar", "--demora", "0", "--salida", "c"];
  const { code, stderr } = await runMesa(argv, { cwd, env });
  expect([code, stderr]).toEqual([0, expect.stringContaining("en blanco")]);
});

test("without a screen the system's own tool is named", async () => {
  const { code, stderr } = await runMesa(["evidencia", "capturar", "--demora", "0"], {
    cwd: testFolder(),
    env: { PATH: "" },
  });
  expect(code).toBe(2);
  expect(stderr).toContain("--captura");
});

test.runIf(process.platform !== "win32")("each step has its caption", async () => {
  const cwd = testFolder();
  copyFileSync(picture, join(cwd, "otra.png"));
  const env = { PATH: `${programs("maim", shot)}:/bin:/usr/bin`, DISPLAY: ":9" };
  const argv = ["evidencia", "capturar", "--demora", "0", "--pasos", "--salida", "c", "--json"];
  const { stdout } = await runMesa(argv, {
    cwd,
    env,
    interactive: true,
    answers: ["Datos generales", enter, "Error al enviar", false],
  });
  const { capturas } = JSON.parse(stdout);
  expect(capturas.map(({ leyenda }: { leyenda: string }) => leyenda)).toEqual([
    "Datos generales",
    "Error al enviar",
  ]);
});
