import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { parsed } from "../support/parse-output.ts";
import { testFolder } from "../support/test-context.ts";
import { areInstalled, openSway, openX11, pathWith, type Desktop } from "./support/desktops.ts";

/** A whole screen, whose task bar shows 20/11/2026 10:32. */
const screen = resolve("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png");
const moment = ["--fecha", "2026-11-20", "--hora", "10:32"];
const recogniser = { MESA_RECONOCEDOR: process.env["MESA_RECONOCEDOR"] ?? "" };

/** Takes the screen with one program alone, until it is drawn, and reads its clock. */
async function captured({ env }: Desktop, program: string) {
  const folder = testFolder();
  const own = { ...env, ...recogniser, PATH: pathWith(program) };
  let number = 0;
  return await vi.waitFor(
    async () => {
      const place = join(folder, String((number += 1)));
      const argv = ["evidencia", "capturar", "--demora", "0", "--salida", place, "--json"];
      const taken = await mesa(argv, { folder, env: own });
      expect(taken.code, taken.stderr).toBe(0);
      const [{ ruta }] = parsed("evidencia-capturar", taken.stdout).capturas;
      const looked = await mesa(["evidencia", "revisar", ruta, ...moment, "--json"], {
        folder,
        env: own,
      });
      const [{ ancho, alto, reloj }] = parsed("evidencia-revisar", looked.stdout).archivos;
      expect(reloj.estado).toBe("coincide");
      return { ancho, alto, estado: reloj.estado };
    },
    { timeout: 120_000, interval: 200 },
  );
}

const wholeScreen = { ancho: 1920, alto: 1080, estado: "coincide" };

for (const program of ["maim", "scrot", "import"]) {
  test.runIf(areInstalled("Xvfb", "openbox", "display", program))(
    `${program} takes the whole screen of X11 with its clock`,
    async () => expect(await captured(await openX11(screen), program)).toEqual(wholeScreen),
  );
}

test.runIf(areInstalled("sway", "swaybg", "grim"))(
  "grim takes the whole screen of sway with its clock",
  async () => expect(await captured(await openSway(screen), "grim")).toEqual(wholeScreen),
);

/** What is copied, how, and what `@portapapeles` makes of it. */
async function pasted({ env }: Desktop, copy: readonly string[], input: Buffer, program: string) {
  const [file = "", ...words] = copy;
  // The program stays in the background as the owner of the selection.
  spawnSync(file, words, {
    input,
    env: { ...process.env, ...env },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const folder = testFolder();
  // wl-paste has cat write what it gets.
  const own = { ...env, PATH: pathWith(program, "cat") };
  const argv = ["evidencia", "armar", "@portapapeles=Error", "--json"];
  const { code, stderr } = await mesa(argv, { folder, cwd: folder, env: own });
  const picture = readdirSync(folder).find((name) => name.startsWith("portapapeles-"));
  return {
    code,
    stderr,
    bytes: picture === undefined ? undefined : readFileSync(join(folder, picture)),
  };
}

const clipboards = [
  {
    program: "xclip",
    needs: ["Xvfb", "openbox", "display", "xclip"],
    open: openX11,
    copy: (type: string) => ["xclip", "-selection", "clipboard", "-t", type, "-i"],
  },
  {
    program: "wl-paste",
    needs: ["sway", "swaybg", "wl-copy", "wl-paste"],
    open: openSway,
    copy: (type: string) => ["wl-copy", "--type", type],
  },
] as const;

for (const { program, needs, open, copy } of clipboards) {
  test.runIf(areInstalled(...needs))(
    `${program} gives the copied picture, and no text`,
    async () => {
      const desktop = await open(screen);
      const picture = readFileSync(screen);
      const good = await pasted(desktop, copy("image/png"), picture, program);
      expect(good.code, good.stderr).toBe(0);
      // Only the moment is written into it.
      expect(good.bytes?.includes(picture.subarray(picture.indexOf("IDAT"), -12))).toBe(true);
      const text = await pasted(desktop, copy("UTF8_STRING"), Buffer.from("hola"), program);
      expect([text.code, JSON.parse(text.stderr).error.codigo]).toEqual([
        2,
        "portapapeles-sin-imagen",
      ]);
      expect(text.bytes).toBeUndefined();
    },
  );
}

test("without a screen it says so", async () => {
  const argv = ["evidencia", "capturar", "--demora", "0", "--json"];
  const folder = testFolder();
  const { code, stderr } = await mesa(argv, { folder, cwd: folder, env: { PATH: "" } });
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "pantalla-no-captura"]);
});
