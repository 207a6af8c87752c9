import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("the first screen says who asks, what waits and what was answered", async () => {
  const incident = "incidente crear --desde ejemplos/incidente.json";
  await expectTranscript(
    "home",
    [
      "",
      "--json",
      "estado",
      "perfil crear oficina --canal portal --url http://127.0.0.1:9",
      "estado",
      { words: `${incident} --perfil oficina`, env: { MESA_TOKEN: "uno" } },
      `${incident} --perfil practica --repetir`,
      { words: "estado", width: 50 },
      "estado --json",
      "estado --perfil practica",
      "estado --perfil nadie",
      "practica responder MS-2026-000001 --texto 'Se corrigió.'",
      "ticket listar --perfil practica",
      "estado --perfil practica",
      "estado --perfil practica --json",
      "novedades --perfil practica",
      "estado --perfil practica",
    ],
    { examples: true },
  );
});
