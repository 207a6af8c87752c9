import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const practice = (words: string) => `${words} --perfil practica`;
const at = (time: string) => new Date(`2026-11-20T${time}Z`);

test("news, waiting and watching say what changed since the last time", async () => {
  await expectTranscript(
    "news",
    [
      practice("novedades"),
      practice("incidente crear --desde ejemplos/incidente.json"),
      practice("consulta crear --desde ejemplos/consulta.json"),
      practice("novedades"),
      practice("novedades --breve"),
      { words: "practica tomar MS-2026-000001", now: at("15:50:00") },
      {
        words: "practica responder MS-2026-000001 --texto '¿Cuál es el MRN?' --pide-datos",
        now: at("15:55:00"),
      },
      { words: practice("novedades --breve"), now: at("16:00:00") },
      { words: practice("novedades --sin-marcar"), now: at("16:00:00") },
      {
        words: practice("novedades --sin-marcar"),
        now: at("16:00:00"),
        width: 50,
        answers: ["salir"],
      },
      { words: practice("novedades --sin-marcar --json"), now: at("16:00:00") },
      { words: practice("novedades --sin-red"), now: at("16:00:00") },
      { words: practice("novedades"), now: at("16:00:00") },
      { words: practice("novedades"), now: at("16:00:00") },
      { words: practice("novedades --json"), now: at("16:00:00") },
      { words: practice("novedades --sin-respuesta 10m"), now: at("18:00:00") },
      { words: practice("novedades --sin-respuesta 3d"), now: at("18:00:00") },
      { words: practice("novedades --sin-respuesta 1h --json"), now: at("18:00:00") },
      practice("ticket esperar 1 --hasta registrado --plazo 1m"),
      practice("ticket esperar 1 --hasta registrado --plazo 1m --json"),
      practice("ticket esperar 2 --hasta respondido --plazo 1s --json"),
      practice("ticket esperar 9 --plazo 1s"),
      practice("ticket esperar --plazo 1s"),
      practice("ticket vigilar --plazo 1s"),
      practice("ticket vigilar 9 --plazo 1s"),
      "practica resolver MS-2026-000002 --resultado rechazado",
      practice("ticket esperar 2 --hasta respondido --plazo 1m"),
      practice("novedades"),
      practice("novedades --breve --json"),
    ],
    { examples: true },
  );
});
