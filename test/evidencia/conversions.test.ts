import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodePixels } from "../../src/evidence/png-pixels.ts";
import { openConverter } from "../../src/imaging/open-converter.ts";
import { mesa } from "../support/mesa-process.ts";
import { parsed } from "../support/parse-output.ts";
import { pdfImages } from "../support/pdf-images.ts";
import { testFolder } from "../support/test-context.ts";

const packages = join(process.env["MESA_RECONOCEDOR"] ?? "", "package.json");
const env = { MESA_RECONOCEDOR: process.env["MESA_RECONOCEDOR"] ?? "" };
const original = readFileSync("test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png");

/** What these tests use of `sharp` to make pictures. */
interface SharpImage {
  readonly webp: (options: object) => SharpImage;
  readonly tiff: (options: object) => SharpImage;
  readonly avif: (options: object) => SharpImage;
  readonly jpeg: (options: object) => SharpImage;
  readonly png: (options?: object) => SharpImage;
  readonly removeAlpha: () => SharpImage;
  readonly raw: () => SharpImage;
  readonly withExif: (exif: object) => SharpImage;
  readonly withXmp: (xmp: string) => SharpImage;
  readonly toBuffer: () => Promise<Buffer>;
}
const sharp: (input: Buffer | string, options?: object) => SharpImage =
  createRequire(packages)("sharp");

const secret = "Juana Secreta";
const withMetadata = (image: SharpImage): SharpImage =>
  image
    .withExif({
      IFD0: { Artist: secret },
      IFD3: { GPSLatitudeRef: "S", GPSLatitude: "2/1 9/1 0/1" },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${secret}</dc:creator></x:xmpmeta>`);

const made = {
  webp: () => sharp(original).webp({ lossless: true }),
  tiff: () => sharp(original).tiff({ compression: "deflate" }),
  avif: () => sharp(original).avif({ lossless: true, effort: 0 }),
};

describe.each(Object.entries(made))("a capture in %s", (kind, make) => {
  test("is in the document with the pixels that it shows, and without its metadata", async () => {
    const folder = testFolder();
    const [capture, salida] = [join(folder, `error.${kind}`), join(folder, "evidencia.pdf")];
    writeFileSync(capture, await withMetadata(make()).toBuffer());
    const argv = ["evidencia", "armar", capture, "--salida", salida, "--json"];
    const { code, stdout } = await mesa(argv, { folder, env });
    expect(code).toBe(0);
    const { evidencia, advertencias } = parsed("evidencia-armar", stdout);
    expect(evidencia.capturas[0]).toMatchObject({ convertida_de: kind, ancho: 1920, alto: 1080 });
    expect(advertencias.map(({ codigo }: { codigo: string }) => codigo)).toEqual(
      expect.arrayContaining(["captura-convertida", "metadatos-retirados"]),
    );
    const pdf = readFileSync(salida);
    expect(pdf.includes(secret)).toBe(false);
    const [image] = pdfImages(pdf);
    const seen = await sharp(readFileSync(capture)).removeAlpha().raw().toBuffer();
    const rows = image?.pixels() ?? Buffer.alloc(0);
    expect(rows.length).toBe(seen.length);
    expect(rows.equals(seen)).toBe(true);
  });

  test("is sent as a PNG with the same pixels where it is attached", async () => {
    const folder = testFolder();
    const plan = join(folder, `plano.${kind}`);
    writeFileSync(plan, await withMetadata(make()).toBuffer());
    const form = "test/fixtures/solicitudes/incidente-dai-login-error.json";
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", form, "--ensayo"];
    const { code, stdout } = await mesa([...argv, "--adjunto", plan, "--json"], { folder, env });
    expect(code).toBe(0);
    const { archivos, advertencias } = parsed("incidente-crear", stdout);
    expect(archivos.at(-1)).toMatchObject({ nombre: "plano.png", tipo: "image/png" });
    expect(advertencias.map(({ codigo }: { codigo: string }) => codigo)).toContain(
      "adjunto-convertido",
    );
  });

  test("cut in the middle is damaged", async () => {
    const folder = testFolder();
    const capture = join(folder, `error.${kind}`);
    const whole = await make().toBuffer();
    writeFileSync(capture, whole.subarray(0, whole.length / 2));
    const { code, stdout } = await mesa(["evidencia", "revisar", capture, "--json"], {
      folder,
      env,
    });
    const [one] = parsed("evidencia-revisar", stdout).archivos;
    expect([code, one.problema.codigo]).toEqual([2, "archivo-danado"]);
  });
});

test("parts of a progressive JPEG are hidden, and no original byte is left of them", async () => {
  const folder = testFolder();
  const [capture, salida] = [join(folder, "error.jpg"), join(folder, "evidencia.pdf")];
  writeFileSync(capture, await sharp(original).jpeg({ progressive: true }).toBuffer());
  const argv = ["evidencia", "armar", capture, "--ocultar", "800,400,160,80"];
  const { code } = await mesa([...argv, "--salida", salida, "--json"], { folder, env });
  expect(code).toBe(0);
  const packed = pdfImages(readFileSync(salida)).map(({ raw }) => raw);
  const header = { width: 1920, height: 1080, depth: 8, colour: 2, interlaced: false };
  const pixels = decodePixels({ header, palette: undefined, transparency: undefined, packed });
  const seen = await sharp(readFileSync(capture)).raw().toBuffer();
  const rowBytes = 3 * 1920;
  for (let y = 0; y < 1080; y += 1) {
    const [from, end] = [y * rowBytes, (y + 1) * rowBytes];
    const isIn = y >= 400 && y < 480;
    const [left, right] = isIn ? [from + 3 * 800, from + 3 * 960] : [end, end];
    expect(pixels.subarray(left, right).every((value) => value === 0)).toBe(true);
    expect(pixels.subarray(from, left).equals(seen.subarray(from, left))).toBe(true);
    expect(pixels.subarray(right, end).equals(seen.subarray(right, end))).toBe(true);
  }
});

test("what is called one kind and is another is not decoded", async () => {
  const converter = openConverter(packages);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await converter.toPng(svg, "webp")).toBeUndefined();
  const webp = await made.webp().toBuffer();
  expect(await converter.toPng(webp, "tiff")).toBeUndefined();
  const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==", "base64");
  expect(await converter.toPng(gif, "avif")).toBeUndefined();
});
