import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const away = { env: { MESA_TOKEN: "uno" } };

test("what waits in the outbox is listed, shown, sent, verified and dropped", async () => {
  const create = "incidente crear --desde ejemplos/incidente.json --repetir";
  await expectTranscript(
    "outbox",
    [
      "bandeja listar",
      "bandeja enviar",
      "bandeja verificar",
      "perfil crear oficina --canal portal --url http://127.0.0.1:9",
      { words: `${create} --perfil oficina`, ...away },
      {
        words: `${create} --perfil practica --encolar --clave b`,
        now: new Date("2026-11-20T15:41:00Z"),
      },
      "bandeja listar",
      { words: "bandeja listar", width: 50, now: new Date("2026-11-22T15:00:00Z") },
      "bandeja listar --json",
      "bandeja ver «id-1»",
      { words: "bandeja ver «id-1»", width: 50 },
      "bandeja ver «id-1» --json",
      "bandeja ver nada",
      { words: "bandeja enviar --perfil oficina", ...away },
      { words: "bandeja enviar --perfil oficina --json", ...away },
      "bandeja enviar --perfil practica",
      "bandeja enviar --perfil practica --json",
      { words: "bandeja listar --todas", width: 120 },
      "bandeja listar --todas --json",
      { words: "bandeja verificar --perfil oficina", ...away },
      "bandeja verificar --perfil practica --json",
      "bandeja descartar «id-1»",
      { words: "bandeja descartar «id-1»", answers: [false] },
      "bandeja descartar «id-1» --si --json",
      "bandeja descartar «id-1» --si",
      "bandeja descartar «id-2» --si",
      `${create} --perfil practica --encolar --clave c`,
      "bandeja descartar «id-6» --si",
      "bandeja listar",
      "bandeja enviar nada",
      "bandeja enviar --reenviar «id-1»",
    ],
    { examples: true },
  );
});
