import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mesa } from "../support/mesa-process.ts";
import { parsed } from "../support/parse-output.ts";
import { testFolder } from "../support/test-context.ts";

const packages = join(process.env["MESA_RECONOCEDOR"] ?? "", "package.json");
const env = { MESA_RECONOCEDOR: process.env["MESA_RECONOCEDOR"] ?? "" };

/** What these tests use of `sharp` to make pictures. */
interface SharpImage {
  readonly png: (options?: object) => SharpImage;
  readonly jpeg: (options?: object) => SharpImage;
  readonly blur: (sigma: number) => SharpImage;
  readonly resize: (width: number, height: number, options: object) => SharpImage;
  readonly toBuffer: () => Promise<Buffer>;
}
const sharp: (input: Buffer | object, options?: object) => SharpImage =
  createRequire(packages)("sharp");

const screen = readFileSync("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png");
const noise = (width: number, height: number): SharpImage =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

async function built(picture: Buffer, name: string, megabytes: string) {
  const folder = testFolder();
  const path = join(folder, name);
  writeFileSync(path, picture);
  const argv = ["evidencia", "armar", path, "--salida", join(folder, "e.pdf")];
  const { code, stdout } = await mesa([...argv, "--tamano-maximo", megabytes, "--json"], {
    folder,
    env,
  });
  expect(code).toBe(0);
  const { evidencia } = parsed("evidencia-armar", stdout);
  expect(evidencia.bytes).toBeLessThan(Number(megabytes) * 2 ** 20);
  return evidencia.capturas[0];
}

test("a screen of many colours gets by with 256, and keeps its size", async () => {
  // Blurred letters have more colours than a palette holds.
  const soft = await sharp(screen).blur(0.8).png().toBuffer();
  expect(await built(soft, "pantalla.png", "0.15")).toMatchObject({
    reducida: { modo: "paleta", ancho: 1920, alto: 1080 },
  });
});

test("a photograph in PNG becomes a JPEG", async () => {
  const photo = await noise(1600, 900).blur(3).png().toBuffer();
  expect(await built(photo, "foto.png", "0.3")).toMatchObject({
    reducida: { modo: "jpeg", ancho: 1600, alto: 900 },
  });
});

test("a photograph is scaled last, and not below the width in which clocks are read", async () => {
  const photo = await noise(4000, 2250).blur(2).jpeg({ quality: 95 }).toBuffer();
  const { reducida } = await built(photo, "foto.jpg", "0.9");
  expect(reducida.modo).toBe("escala");
  expect(reducida.ancho).toBeGreaterThanOrEqual(2000);
  expect(reducida.alto).toBe(Math.round((reducida.ancho * 9) / 16));
});
