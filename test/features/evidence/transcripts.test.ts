import { test } from "vitest";
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
