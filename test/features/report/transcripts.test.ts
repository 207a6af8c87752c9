import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const practice = (words: string) => `${words} --perfil practica`;

test("statistics and exports of a period", async () => {
  await expectTranscript(
    "period",
    [
      practice("ticket estadisticas"),
      practice("incidente crear --desde ejemplos/incidente.json"),
      practice("consulta crear --desde ejemplos/consulta.json"),
      {
        words: "practica responder MS-2026-000001 --texto 'Se corrigió.'",
        now: new Date("2026-11-23T16:00:00Z"),
      },
      practice("ticket listar"),
      practice("ticket estadisticas"),
      { words: practice("ticket estadisticas"), width: 50 },
      practice("ticket estadisticas --json"),
      practice("ticket estadisticas --csv"),
      practice("ticket estadisticas --desde 2026-12-01"),
      practice("ticket estadisticas --desde 2026-11-30 --hasta 2026-11-01"),
      practice("ticket estadisticas --tipo consulta --sin-red"),
      practice("ticket exportar"),
      practice("ticket exportar --formato json"),
      practice("ticket exportar --formato csv --salida t.csv"),
      practice("ticket exportar --formato csv --salida t.csv"),
      practice("ticket exportar --formato csv --salida t.csv --reemplazar --json"),
      practice("ticket exportar --formato html --salida t.html"),
      practice("ticket exportar --formato xlsx --salida t.xlsx --json"),
      practice("ticket exportar --formato html"),
      practice("ticket exportar --formato json --tipo consulta --sin-red"),
    ],
    { examples: true },
  );
});
