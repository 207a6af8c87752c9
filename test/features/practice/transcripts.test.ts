import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("the desk is practised with from both sides", async () => {
  await expectTranscript(
    "practice",
    [
      "practica bandeja",
      "practica bandeja --json",
      "incidente crear --perfil practica --desde ejemplos/incidente.json",
      "consulta crear --perfil practica --desde ejemplos/consulta.json",
      "practica bandeja",
      { words: "practica bandeja", width: 50 },
      "practica bandeja --json",
      "practica tomar 1",
      "practica tomar MS-2026-000001 --json",
      "practica responder MS-2026-000001 --texto '¿Cuál es el MRN?' --pide-datos",
      "practica responder MS-2026-000002 --texto 'Se corrigió.' --json",
      "practica responder MS-2026-000009 --texto nada",
      "practica responder 9 --texto nada",
      "practica resolver 1 --resultado atendido",
      "practica resolver MS-2026-000002 --resultado rechazado --json",
      "practica resolver MS-2026-000002 --resultado nada",
      "practica bandeja",
    ],
    { examples: true },
  );
});

test("the demonstration tells its story", async () => {
  await expectTranscript("demo", [{ words: "demo", answers: [] }, "demo --json"]);
});
