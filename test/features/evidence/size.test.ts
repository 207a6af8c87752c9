import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pngChunk } from "../../support/make-picture.ts";
import { parsed } from "../../support/parse-output.ts";
import { pdfImages } from "../../support/pdf-images.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const [width, height] = [900, 600];

/** A PNG that is not compressed at all. */
function loose(colourAt: (at: number) => readonly number[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let at = 0; at < width * height; at += 1) {
    const row = Math.floor(at / width) * (1 + 3 * width) + 1;
    rows.set(colourAt(at), row + 3 * (at % width));
  }
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows, { level: 0 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

const palette = [
  [255, 255, 255],
  [0, 0, 128],
  [200, 200, 200],
] as const;
const colourAt = (at: number): readonly number[] => palette[(at >> 4) % 3] ?? [];
/** Nothing makes it smaller. */
const noise = (at: number): readonly number[] => {
  const mixed = Math.imul((at + 1) ^ (at >>> 5), 0x9e3779b1);
  const value = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255];
};

async function build(picture: Buffer, flags: readonly string[], options: RunOptions = {}) {
  const folder = testFolder();
  const [path, salida] = [join(folder, "grande.png"), join(folder, "evidencia.pdf")];
  writeFileSync(path, picture);
  const argv = ["evidencia", "armar", path, "--salida", salida, ...flags];
  const result = await runMesa(argv, { folder, ...options });
  expect(readFileSync(path).equals(picture)).toBe(true);
  return { ...result, path, salida };
}

const limit = ["--tamano-maximo", "0.5"];

test("evidence that is too large loses nothing where it fits without a loss, and says so", async () => {
  const picture = loose(colourAt);
  const { code, stdout, salida } = await build(picture, [...limit, "--json"]);
  expect(code).toBe(0);
  const { evidencia, advertencias } = parsed("evidencia-armar", stdout);
  expect(evidencia.bytes).toBeLessThan(2 ** 19);
  const [capture] = evidencia.capturas;
  expect(capture).toMatchObject({ bytes: picture.length, ancho: width, alto: height });
  expect(capture.sha256).toBe(createHash("sha256").update(picture).digest("hex"));
  expect(capture.reducida).toMatchObject({ modo: "sin_perdida", ancho: width, alto: height });
  expect(advertencias.map(({ codigo }: { codigo: string }) => codigo)).toContain(
    "captura-reducida",
  );
  const pdf = readFileSync(salida);
  const [image] = pdfImages(pdf);
  // Two bits a pixel: all three colours.
  const rows = image?.pixels() ?? Buffer.alloc(0);
  const indexes = [...rows].flatMap((byte) => [
    byte >> 6,
    (byte >> 4) & 3,
    (byte >> 2) & 3,
    byte & 3,
  ]);
  expect(indexes).toHaveLength(width * height);
  expect(indexes.every((index, at) => index === (at >> 4) % 3)).toBe(true);
  expect(
    createHash("sha256")
      .update(image?.raw ?? "")
      .digest("hex"),
  ).toBe(capture.mostrada.sha256);
  const text = pdfText(pdf).join(" ");
  expect(text).toContain("mesa redujo la imagen: comprimida sin perder nada.");
  expect(text).toContain(`SHA-256 del archivo original ${capture.sha256}`);
});

test("what fits stays as it is", async () => {
  const { stdout } = await build(loose(colourAt), ["--json"]);
  expect(parsed("evidencia-armar", stdout).evidencia.capturas[0].reducida).toBeUndefined();
});

test.each([
  ["by --sin-comprimir", colourAt, ["--sin-comprimir"], "repita el comando sin --sin-comprimir"],
  ["where nothing makes it fit", noise, [], "mesa evidencia preparar"],
] as const)("evidence that is too large is refused %s", async (_name, colours, flags, words) => {
  const { code, stderr } = await build(loose(colours), [...limit, ...flags, "--json"]);
  const { error } = JSON.parse(stderr);
  expect([code, error.codigo]).toEqual([2, "evidencia-excede"]);
  expect(error.sugerencia).toContain(words);
  // Sizes as people read them.
  expect(error.mensaje).toMatch(/pesa [\d,]+ [kM]B y caben [\d,]+ [kM]B\.$/);
});

test("on a terminal it is asked first", async () => {
  const questions: string[] = [];
  const onQuestion: RunOptions["onQuestion"] = ({ question }) =>
    void questions.push(question.message);
  const asked = (answer: boolean): RunOptions => ({
    interactive: true,
    answers: [answer],
    onQuestion,
  });
  const yes = await build(loose(colourAt), limit, asked(true));
  expect([yes.code, yes.stderr]).toEqual([
    0,
    expect.stringMatching(/comprimida sin perder\s+nada/),
  ]);
  const no = await build(loose(colourAt), limit, asked(false));
  expect(no.code).toBe(2);
  expect(questions[0]).toMatch(/pesa 1,6 MB y caben 512 kB/);
});

test.each(["0", "mucho", "-3"])("--tamano-maximo %s is a wrong value", async (value) => {
  const { code, stderr } = await build(loose(colourAt), ["--tamano-maximo", value, "--json"]);
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "valor-invalido"]);
});

test("a request's evidence is made to fit as well", async () => {
  const folder = testFolder();
  const path = join(folder, "grande.png");
  writeFileSync(path, loose(colourAt));
  const form = "test/fixtures/solicitudes/incidente-dai-login-error.json";
  const argv = ["incidente", "crear", "--perfil", "practica", "--desde", form, "--ensayo"];
  const named = ["--captura", path, ...limit, "--json"];
  const { code, stdout } = await runMesa([...argv, ...named], { folder });
  expect(code).toBe(0);
  const { evidencia, advertencias } = parsed("incidente-crear", stdout);
  expect(evidencia.capturas[0].reducida.modo).toBe("sin_perdida");
  expect(advertencias.map(({ codigo }: { codigo: string }) => codigo)).toContain(
    "captura-reducida",
  );
});
