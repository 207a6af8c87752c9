import { createHash } from "node:crypto";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEvidenceDocuments } from "../../../src/evidence/evidence-documents.ts";
import {
  colourAt,
  loose,
  loosePictureSize,
  looseWhite,
  noise,
} from "../../support/loose-picture.ts";
import { parsed } from "../../support/parse-output.ts";
import { pdfImages } from "../../support/pdf-images.ts";
import { pdfText } from "../../support/pdf-text.ts";
import { enter, runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const [width, height] = loosePictureSize;

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
  const asked = (answer: boolean | string): RunOptions => ({
    interactive: true,
    answers: [answer],
    onQuestion,
  });
  const yes = await build(loose(colourAt), limit, asked(enter));
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

test("a picture over the size of what the desk takes is read, and made to fit", async () => {
  const { code, stdout } = await build(looseWhite(3100, 3000), ["--json"]);
  expect(code).toBe(0);
  const { evidencia } = parsed("evidencia-armar", stdout);
  expect(evidencia.capturas[0].bytes).toBeGreaterThan(26 * 2 ** 20);
  expect(evidencia.capturas[0].reducida).toMatchObject({ modo: "sin_perdida", ancho: 3100 });
});

test("an attachment of that size is refused, since it would be sent as it is", async () => {
  const path = join(testFolder(), "grande.png");
  writeFileSync(path, looseWhite(3100, 3000));
  const checked = await createEvidenceDocuments().checkAttachment(path, "adjuntos");
  const problem = { code: "archivo-demasiado-grande", params: { maximo: 25 } };
  expect(checked).toMatchObject({ ok: false, problem });
});

test.each([
  ["a PDF over 25 MB", "%PDF-1.7", 25],
  ["a picture over 100 MB", "\u0089PNG\r\n\u001a\n", 100],
  ["a JPEG over 50 MB", "\u00ff\u00d8\u00ff\u00e0", 50],
  ["a TIFF over 100 MB", "II*\u0000", 100],
  ["no picture at all over 25 MB", "GIF89a", 25],
])("%s is refused by its size alone", async (_name, begin, maximo) => {
  const path = join(testFolder(), "archivo");
  writeFileSync(path, begin, "latin1");
  truncateSync(path, maximo * 2 ** 20 + 1);
  const checked = await createEvidenceDocuments().checkCapture(path, "", "capturas");
  const problem = { code: "archivo-demasiado-grande", params: { maximo } };
  expect(checked).toMatchObject({ ok: false, problem });
});
