import { expect, test } from "vitest";
import type { CaptureClock, ClockState } from "../../src/domain/evidence.ts";
import { clockSentence, writtenMoment } from "../../src/evidence/clock-sentence.ts";

const event = "20/11/2026 10:32";
const declared = `Fecha y hora del incidente declaradas por el operador: ${event}.`;
const bar = "Reloj visible en la captura (leído por mesa): 20/11/2026 10:40.";

function clock(state: ClockState, more: Partial<CaptureClock> = {}): CaptureClock {
  return { state, day: "2026-11-20", time: "10:40", confidence: 0.98, ...more };
}

test.each([
  [clock("coincide"), `${bar} ${declared}`],
  [
    clock("distinta", { reason: "El reloj va adelantado." }),
    `${bar} ${declared} Motivo del operador: El reloj va adelantado.`,
  ],
  [clock("distinta"), `${bar} ${declared} Motivo del operador: `],
  [
    clock("solo_hora", { day: undefined }),
    `Hora visible en la captura (leída por mesa): 10:40; no muestra la fecha. ${declared}`,
  ],
  [
    clock("en_la_pagina"),
    `Fecha y hora visibles en la página (leídas por mesa): 20/11/2026 10:40. ${declared}`,
  ],
  [clock("no_se_ve"), `${declared} La captura no muestra reloj.`],
  [clock("no_seguro"), `${declared} El reloj de la captura no se leyó con seguridad.`],
  [clock("sin_comprobar"), `${bar} ${declared}`],
  [clock("sin_comprobar", { day: undefined }), declared],
  [clock("sin_comprobar", { time: undefined }), declared],
  [undefined, declared],
])("below a capture with the clock %j stands: %s", (seen, sentence) => {
  expect(clockSentence(seen === undefined ? {} : { clock: seen }, event)).toBe(sentence);
});

const image = { path: "", kind: "png", bytes: 1, width: 640, height: 400 } as const;
const box = { left: 0, top: 0, right: 8, bottom: 8 };
const smaller = "Para que el documento no pese demasiado, mesa redujo la imagen:";

test.each([
  [
    { captured: "2026-11-20 10:33:07" },
    "Captura tomada por mesa el 20/11/2026 a las 10:33:07 (UTC−05:00), según el reloj de este equipo.",
  ],
  [
    { captured: "2026-11-20 10:33:07", origin: "portapapeles" },
    "Imagen que mesa tomó del portapapeles el 20/11/2026 a las 10:33:07 (UTC−05:00), según el reloj de este equipo.",
  ],
  [{ captured: "ayer" }, ""],
  [{ taken: "2026-11-19 08:14:00" }, "Fecha que consta en el archivo: 19/11/2026 08:14."],
  [{ taken: "ayer" }, "Fecha que consta en el archivo: ayer."],
  [{ convertedFrom: "webp" }, "El archivo original es WebP; mesa lo convirtió a PNG."],
  [{ hidden: [box] }, "El operador ocultó una parte de esta captura, en negro, antes de enviarla."],
  [
    { hidden: [box, box] },
    "El operador ocultó 2 partes de esta captura, en negro, antes de enviarla.",
  ],
  [{ hidden: [] }, ""],
  [{ reduced: { ...image, how: "sin_perdida" } }, `${smaller} comprimida sin perder nada.`],
  [{ reduced: { ...image, how: "paleta" } }, `${smaller} con 256 colores.`],
  [{ reduced: { ...image, how: "jpeg" } }, `${smaller} como JPEG.`],
  [{ reduced: { ...image, how: "escala" } }, `${smaller} a 640 × 400 píxeles.`],
] as const)("of %j it says: %s", (capture, sentence) => {
  expect(clockSentence(capture, undefined)).toBe(sentence);
});

test("all of it stands in this order", () => {
  const all = clockSentence(
    {
      clock: clock("no_se_ve"),
      captured: "2026-11-20 10:33:07",
      taken: "2026-11-19 08:14:00",
      convertedFrom: "tiff",
      hidden: [box],
      reduced: { ...image, how: "jpeg" },
    },
    event,
  );
  const places = [
    "declaradas",
    "no muestra reloj",
    "tomada por mesa",
    "consta en el archivo",
    "El archivo original es TIFF",
    "ocultó",
    "redujo",
  ].map((words) => all.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test.each([
  ["2026-11-19 08:14:59", "19/11/2026 08:14"],
  ["2026-11-19 08:14", "19/11/2026 08:14"],
  ["19/11/2026", "19/11/2026"],
])("the moment %s is written %s", (moment, written) => {
  expect(writtenMoment(moment)).toBe(written);
});
