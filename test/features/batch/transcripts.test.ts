import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("a table of requests is made, checked and sent once", async () => {
  const table = "ejemplos/incidentes.csv";
  const bad = "solicitudes/malo.csv";
  await expectTranscript(
    "batch",
    [
      "lote plantilla incidente",
      "lote plantilla incidente",
      "lote plantilla incidente --reemplazar --json",
      "lote plantilla consulta --formato csv --salida c.csv",
      "lote plantilla consulta --formato ndjson --salida c.ndjson",
      `lote validar ${table} --perfil practica`,
      `lote validar ${table} --perfil practica --json`,
      `lote validar ${bad} --perfil practica`,
      { words: `lote validar ${bad} --perfil practica`, width: 50 },
      `lote validar ${bad} --perfil practica --json`,
      `lote validar ${bad} --perfil practica --csv`,
      "lote validar nada.csv --perfil practica",
      "lote validar c.csv --perfil practica",
      `lote enviar ${bad} --perfil practica --max-errores 1`,
      `lote enviar ${table} --perfil practica --resultado r.csv --si`,
      `lote enviar ${table} --perfil practica --resultado r.csv --si`,
      `lote enviar ${table} --perfil practica --resultado r.csv --continuar --si`,
      `lote enviar ${table} --perfil practica --resultado r.csv --continuar --si --json`,
    ],
    {
      now: new Date("2026-11-20T20:00:00Z"),
      examples: true,
      also: {
        "test/fixtures/solicitudes/lote-malo.csv": bad,
        "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png":
          "capturas/01-dai-error-1366x768-oscuro.png",
        "test/fixtures/malos/png-cortado.png": "malos/png-cortado.png",
      },
    },
  );
});
