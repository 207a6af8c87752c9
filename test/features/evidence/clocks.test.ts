import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { ImageReader } from "../../../src/ports/image-reader.ts";
import { parsed } from "../../support/parse-output.ts";
import { interrupt, runMesa, testFolder, type Answer } from "../../support/test-context.ts";

const capture = resolve("test/fixtures/capturas/04-dae-3840x2160-reloj-distinto.png");
const moment = ["--fecha", "2026-11-20", "--hora", "09:15"];
const now = new Date("2026-11-20T15:40:00Z");

/** Reads one and the same clock, two days before the event, in every picture. */
const imageReader: ImageReader = {
  read: () =>
    Promise.resolve({
      look: { edges: 0.02, grid: [] },
      clock: {
        day: "2026-11-18",
        time: "16:47",
        halfDay: true,
        certainty: "sure",
        box: { left: 3700, top: 2090, right: 3830, bottom: 2150 },
      },
      moments: undefined,
    }),
};

test("a clock of another time is an error, but within the margin that is given", async () => {
  const review = ["evidencia", "revisar", capture, ...moment, "--json"];
  const strict = await runMesa(review, { imageReader, now });
  expect(strict.code).toBe(2);
  expect(parsed("evidencia-revisar", strict.stdout).archivos).toMatchObject([
    { reloj: { estado: "distinta", fecha: "2026-11-18", hora: "16:47" } },
  ]);
  const wide = await runMesa([...review, "--margen", "3d"], { imageReader, now });
  expect(wide.code).toBe(0);
  expect(parsed("evidencia-revisar", wide.stdout).archivos).toMatchObject([
    { reloj: { estado: "coincide" } },
  ]);
});

test("it stops a request, which goes out with the reason for the capture", async () => {
  const options = { imageReader, now, folder: testFolder(), cwd: testFolder() };
  const form = ["--desde", resolve("ejemplos/incidente.json"), "--captura", capture, ...moment];
  const create = ["incidente", "crear", "--perfil", "practica", ...form, "--json"];
  const stopped = await runMesa(create, options);
  expect([stopped.code, parsed("error", stopped.stderr).error.detalles]).toMatchObject([
    2,
    [{ campo: "capturas", mensaje: expect.stringContaining("18/11/2026 16:47") }],
  ]);
  const reason = ["--motivo-captura", "El error se repite desde el miércoles"];
  const sent = await runMesa([...create, ...reason], options);
  expect(sent.code).toBe(0);
  expect(parsed("incidente-crear", sent.stdout)).toMatchObject({
    advertencias: expect.arrayContaining([expect.objectContaining({ codigo: "reloj-distinto" })]),
    evidencia: { capturas: [{ reloj: { estado: "distinta" } }] },
  });
});

test("on a terminal the reason is asked for, and without one what contradicts each other", async () => {
  const folder = testFolder();
  const form = ["--desde", resolve("ejemplos/incidente.json"), "--captura", capture, ...moment];
  const create = ["incidente", "crear", "--perfil", "practica", ...form, "--si"];
  const asked: string[] = [];
  const ask = async (answers: readonly Answer[]) => {
    asked.length = 0;
    return await runMesa(create, {
      imageReader,
      now,
      folder,
      cwd: folder,
      interactive: true,
      env: { NO_COLOR: "1" },
      answers,
      onQuestion: ({ question }) => void asked.push(question.message),
    });
  };
  const why = "¿Por qué la captura es de otro momento? (vacío: cambiar las capturas)";
  const contradiction = [
    "PRÁCTICA · nada sale de este equipo",
    "✗ Capturas: 04-dae-3840x2160-reloj-distinto.png: su reloj muestra 18/11/2026",
    "  16:47, y el evento declarado es 20/11/2026 09:15; use la captura de ese",
    "  momento, corrija fecha y hora, o indique por qué con --motivo-captura.",
  ];
  const changed = await ask(["  ", interrupt]);
  expect([changed.code, asked]).toEqual([130, [why, "Capturas"]]);
  expect(changed.stderr.split("\n").slice(0, 7)).toEqual([
    ...contradiction,
    ...contradiction.slice(1),
  ]);
  const sent = await ask([" El error se repite "]);
  expect([sent.code, asked, sent.stderr.split("\n")]).toEqual([
    0,
    [why],
    [
      ...contradiction,
      "! 04-dae-3840x2160-reloj-distinto.png: su reloj muestra 18/11/2026 16:47, y el",
      "  evento declarado es 20/11/2026 09:15. Se envía con su motivo: El error se",
      "  repite",
      "",
    ],
  ]);
});
