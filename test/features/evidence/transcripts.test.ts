import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { SeenClock } from "../../../src/ports/image-reader.ts";
import { pngChunk } from "../../support/make-picture.ts";
import { simulatedClock } from "../../support/simulated-clock.ts";
import { testFolder } from "../../support/test-context.ts";
import { expectTranscript } from "../../support/transcript.ts";

const captures = "ejemplos/capturas";

test("captures are checked, read and made into one document", async () => {
  await expectTranscript(
    "evidence",
    [
      `evidencia revisar ${captures}/1-tributos.png ${captures}/2-error.png`,
      `evidencia revisar ${captures}/1-tributos.png --json`,
      `evidencia revisar ${captures}/1-tributos.png --fecha 2026-11-20 --hora 10:32`,
      "evidencia revisar --desde ejemplos/incidente.json",
      "evidencia revisar --desde ejemplos/incidente.json --margen 5m --json",
      "evidencia revisar ejemplos/incidente.json nada.png",
      "evidencia revisar",
      `evidencia revisar ${captures}/1-tributos.png --margen nada`,
      `evidencia armar ${captures}/1-tributos.png=Uno ${captures}/2-error.png --salida e.pdf`,
      `evidencia armar ${captures}/1-tributos.png --salida e.pdf`,
      `evidencia armar ${captures}/1-tributos.png --salida e.pdf --reemplazar --json`,
      "evidencia armar --desde ejemplos/incidente.json --salida f.pdf",
      "evidencia armar --desde ejemplos/incidente.json --salida g.pdf --ocultar 1:0,0,20,20 --json",
      ...[
        { fecha: "2026-13-01", hora: "10:32" },
        { fecha: "2026-11-20", hora: "25:99" },
        { fecha: "20/11/2026", hora: "10h32", pantalla: "DAI", pasos: ["uno", "dos"] },
      ].map((datos, at) => ({
        words: `evidencia armar ${captures}/1-tributos.png --desde - --salida m${at}.pdf --json`,
        stdin: JSON.stringify(datos),
      })),
      `evidencia armar ejemplos/ficha-tecnica.pdf --salida h.pdf`,
      `evidencia armar ${captures}/1-tributos.png ejemplos/ficha-tecnica.pdf --salida h.pdf`,
      "evidencia armar nada.png --salida h.pdf",
      "evidencia armar --salida h.pdf",
      `evidencia leer ${captures}/1-tributos.png`,
      "evidencia preparar",
    ],
    { examples: true },
  );
});

test("the screen is captured one by one, with captions, after a pause", async () => {
  const picture = "ejemplos/capturas/2-error.png";
  const takes = (from: string, platform: NodeJS.Platform = "linux") => ({
    context: {
      platform,
      captureScreen: (path: string) => {
        copyFileSync(from, path);
        return Promise.resolve(undefined);
      },
    },
  });
  const blank = join(testFolder(), "blank.png");
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [
    pngChunk("IHDR", Buffer.from("00000500000003200800000000", "hex")),
    pngChunk("IDAT", deflateSync(Buffer.alloc(1281 * 800))),
    pngChunk("IEND", Buffer.alloc(0)),
  ];
  writeFileSync(blank, Buffer.concat([signature, ...parts]));
  const fails = { context: { captureScreen: () => Promise.resolve("sin-programa" as const) } };
  const folder = testFolder();
  await expectTranscript(
    "captured",
    [
      { words: "evidencia capturar --demora 0", ...takes(picture) },
      { words: "evidencia capturar --salida uno --demora 1", ...takes(blank, "darwin") },
      { words: "evidencia capturar --salida uno --demora 0 --json", ...takes(picture) },
      {
        words: "evidencia capturar --salida dos --demora 1 --pasos",
        answers: ["  Antes ", true, "", false],
        ...takes(picture),
      },
      { words: "evidencia capturar --salida tres --demora 0 --json", ...takes(picture) },
      { words: "evidencia capturar --salida cuatro --demora 0 --pasos", ...takes(picture) },
      { words: "evidencia capturar --salida cinco --demora 301", ...takes(picture) },
      { words: "evidencia capturar --salida seis --demora 0", ...fails },
      {
        words: "evidencia capturar --salida siete --demora 0",
        ...takes("ejemplos/incidente.json"),
      },
      { words: "evidencia revisar --desde dos/capturas.json --json" },
      // The moment is that of the picture, after the pause.
      {
        words: "evidencia capturar --salida ocho --demora 7 --json",
        ...simulatedClock("2026-11-20T15:40:00Z"),
        ...takes(picture),
      },
      {
        words: "evidencia capturar --salida nueve --json",
        ...simulatedClock("2026-11-20T15:40:00Z"),
        ...takes(picture),
      },
    ],
    { folder },
  );
  expect(JSON.parse(readFileSync(join(folder, "dos", "capturas.json"), "utf8"))).toEqual({
    fecha: "2026-11-20",
    hora: "10:40",
    capturas: [
      { ruta: "01.png", leyenda: "Antes" },
      { ruta: "02.png", leyenda: "" },
    ],
  });
});

test("what a picture shows is read and told", async () => {
  const seeing = (
    clock: SeenClock | undefined,
    ...lines: readonly (readonly [number, string])[]
  ) => ({
    imageReader: {
      read: () =>
        Promise.resolve({
          look: { edges: 0.02, grid: [] },
          clock,
          moments: undefined,
          lines: lines.map(([top, text]) => ({
            text,
            words: [],
            left: 38,
            top,
            right: 38 + text.length * 12,
            bottom: top + 25,
          })),
        }),
    },
  });
  const clock: SeenClock = {
    day: "2026-11-18",
    time: "16:47",
    halfDay: true,
    certainty: "sure",
    box: { left: 3700, top: 2090, right: 3830, bottom: 2150 },
  };
  const path =
    "Trámites Operativos > 1.1 Elaboración de e-Doc. Operativo > 1.1.1 Documentos electrónicos > Despacho > Declaración Aduanera de Importación";
  const lines = [
    [316, path],
    [576, "028-2026-10-00123456 y 055-2026-40-00654321"],
    [652, "Mensaje del sistema"],
    [725, "Error: Send failed - Login\u001b[2J Error."],
    [830, "Aceptar"],
  ] as const;
  const words = "evidencia leer ejemplos/capturas/1-tributos.png";
  await expectTranscript(
    "read",
    [
      { words, ...seeing(undefined) },
      { words, ...seeing(clock) },
      { words, ...seeing({ ...clock, day: undefined }) },
      { words, ...seeing({ ...clock, time: undefined }, ...lines) },
      { words: `${words} --json`, ...seeing(clock, ...lines) },
      { words: `${words} --json`, imageReader: { read: () => Promise.resolve(undefined) } },
      { words: "evidencia leer ejemplos/ficha-tecnica.pdf", ...seeing(clock, ...lines) },
      { words: "evidencia leer ejemplos/incidente.json", ...seeing(clock) },
    ],
    { examples: true },
  );
});

test("the recogniser is installed after a yes, exactly as listed", async () => {
  const folder = testFolder();
  const ran: (readonly string[])[] = [];
  const installs = (code: number) => ({
    context: {
      runChild: (words: readonly string[]) => {
        ran.push(words);
        return Promise.resolve({ code, tail: "" });
      },
    },
  });
  const words = "evidencia preparar";
  await expectTranscript(
    "prepared",
    [
      words,
      { words, answers: [false] },
      { words, answers: [true], ...installs(0) },
      { words: `${words} --si --json`, ...installs(0) },
      { words: `${words} --si`, ...installs(3) },
      { words, imageReader: { read: () => Promise.reject(new Error("not read")) } },
      {
        words: `${words} --json`,
        imageReader: { read: () => Promise.reject(new Error("not read")) },
      },
    ],
    { folder },
  );
  expect(ran).toHaveLength(3);
  const prefix = join(folder, "reconocedor");
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  expect(ran).toEqual(ran.map(() => ["npm", "ci", "--prefix", prefix, ...quiet]));
  for (const [asset, name] of [
    ["paquetes.json", "package.json"],
    ["paquetes.lock.json", "package-lock.json"],
  ] as const) {
    const listed = readFileSync(join("assets/reconocedor", asset), "utf8");
    expect(readFileSync(join(prefix, name), "utf8")).toBe(listed);
  }
});
