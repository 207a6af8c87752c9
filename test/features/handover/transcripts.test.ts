import { expect, test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const profile =
  "perfil crear mano --canal entrega --carpeta salida --carpeta-entrada entrada --buzon a@b.example";
const incident = "incidente crear --perfil mano --desde ejemplos/incidente.json --repetir";
const enquiry = "consulta crear --perfil mano --desde ejemplos/consulta.json --repetir";

test("fields are copied one by one, where there is a clipboard", async () => {
  const copied: string[] = [];
  const clipboard = (works: boolean) => ({
    context: {
      copyText: async (text: string) => {
        if (works) copied.push(text);
        return await Promise.resolve(works);
      },
    },
  });
  await expectTranscript(
    "copied",
    [
      profile,
      `${incident} --clave a`,
      "entrega copiar «id-1»",
      { words: "entrega copiar «id-1» descripcion", ...clipboard(true) },
      { words: "entrega copiar «id-1» pasos --json", ...clipboard(true) },
      { words: "entrega copiar «id-1» mensaje-error", ...clipboard(true) },
      { words: "entrega copiar «id-1» -- --fecha", ...clipboard(true) },
      { words: "entrega copiar «id-1» hora", ...clipboard(false) },
      { words: "entrega copiar «id-1» descripción", ...clipboard(true) },
      "entrega copiar «id-1» --json",
      "entrega copiar nada",
    ],
    { examples: true },
  );
  expect(copied).toEqual([
    expect.stringMatching(/^Al firmar y enviar .* del importador\.$/),
    expect.stringMatching(/^Ingresar con RUC.*\nAbrir Declaración(?:.*\n){3}.*pantalla\.$/),
    expect.stringMatching(/^No se pudo transmitir/),
    "2026-11-20",
  ]);
});

test("messages are imported, and what no message is, is named", async () => {
  await expectTranscript(
    "imported",
    [
      profile,
      "entrega importar mensaje.eml --json",
      "entrega importar nada.eml",
      { words: "entrega importar mensaje.eml", width: 60 },
      "entrega importar mensaje.eml --perfil practica",
    ],
    { also: { "test/fixtures/correo/mensajes/cs-1252.eml": "mensaje.eml" } },
  );
});

test("what was handed over is confirmed, with its number or without", async () => {
  await expectTranscript(
    "confirmed",
    [
      profile,
      // Entries are listed by the moment of their making.
      { words: `${incident} --clave a --json`, now: new Date("2026-11-20T15:35:00Z") },
      `${enquiry} --clave b --json`,
      "entrega confirmar «id-1» --fecha 2026-11-21",
      "entrega confirmar «id-1» --numero ' '",
      "entrega confirmar «id-1» --fecha 2026-11-20 --json",
      "entrega confirmar «id-1» --fecha 2026-11-19",
      "bandeja listar --todas --json",
      "entrega confirmar «id-1» --fecha 2026-11-18 --numero MS-2026-000123",
      "entrega confirmar «id-1»",
      "bandeja listar --todas --json",
      "entrega confirmar «id-7» --numero MS-2026-000123",
      `entrega confirmar «id-7» --numero ${"9".repeat(101)}`,
      `entrega confirmar «id-7» --numero ${"9".repeat(100)} --fecha 2026-11-19 --json`,
    ],
    { examples: true },
  );
});
