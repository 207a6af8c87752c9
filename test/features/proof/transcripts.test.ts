import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const practice = (words: string) => `${words} --perfil practica`;

test("a proof of filing is issued and checked", async () => {
  await expectTranscript(
    "proof",
    [
      practice("incidente crear --desde ejemplos/incidente.json"),
      practice("ticket comprobante 1"),
      practice("ticket comprobante 1"),
      practice("ticket comprobante 1 --reemplazar --json"),
      practice("ticket comprobante 1 --formato json --salida c.json"),
      practice("ticket comprobante 9"),
      practice("ticket comprobante"),
      practice("ticket comprobante --verificar comprobante-MS-2026-000001.pdf"),
      { words: practice("ticket comprobante --verificar c.json"), width: 50 },
      practice("ticket comprobante --verificar c.json --json"),
      practice("ticket comprobante --verificar ejemplos/ficha-tecnica.pdf"),
      practice("ticket comprobante --verificar nada.pdf"),
      "practica tomar MS-2026-000001",
      practice("ticket comprobante --verificar c.json"),
    ],
    { examples: true },
  );
});
