import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

const create = (form: string) => `${form} crear --perfil practica --desde ejemplos/${form}.json`;
const practice = (words: string) => `${words} --perfil practica`;

test("tickets are listed, shown and filtered", async () => {
  await expectTranscript(
    "reading",
    [
      practice("ticket listar"),
      practice("ticket ver 1"),
      create("incidente"),
      { words: create("consulta"), now: new Date("2026-11-20T18:00:00Z") },
      "practica tomar MS-2026-000001",
      "practica responder MS-2026-000001 --texto '¿Cuál es el MRN?' --pide-datos",
      practice("ticket responder 1 --texto 028-2026-10-00012345"),
      "practica responder MS-2026-000001 --texto 'Se corrigió; intente otra vez.'",
      practice("ticket listar"),
      { words: practice("ticket listar"), width: 50 },
      practice("ticket listar --json"),
      practice("ticket listar --csv"),
      { words: practice("ticket listar --limite 1"), width: 100 },
      practice("ticket listar --limite 1 --json"),
      practice("ticket listar --limite 0"),
      practice("ticket listar --estado respondido"),
      practice("ticket listar --estado cerrado"),
      practice("ticket listar --tipo consulta"),
      practice("ticket listar --buscar prórroga"),
      practice("ticket listar --desde 2026-11-21"),
      practice("ticket listar --desde ayer --hasta hoy --json"),
      practice("ticket listar --desde 2026-11-21 --hasta 2026-11-20"),
      {
        words: practice("ticket listar --sin-respuesta 1h"),
        now: new Date("2026-11-20T20:00:00Z"),
      },
      {
        words: practice("ticket listar --sin-respuesta 1dl --json"),
        now: new Date("2026-11-25T20:00:00Z"),
      },
      practice("ticket listar --sin-respuesta nada"),
      practice("ticket listar --sin-red"),
      practice("ticket listar --sin-red --tipo incidente --json"),
      practice("ticket listar --sin-red --buscar Login --limite 1"),
      practice("ticket ver 1"),
      { words: practice("ticket ver 1"), width: 50, answers: ["salir"] },
      practice("ticket ver 1 --json"),
      practice("ticket ver 1 --campos numero,estado"),
      practice("ticket ver 2"),
      practice("ticket ver MS-1"),
      practice("ticket ver"),
      practice("ticket listar --de todos"),
    ],
    { examples: true },
  );
});

test("tickets are answered, downloaded, accepted and rejected", async () => {
  await expectTranscript(
    "moving",
    [
      create("incidente"),
      create("consulta"),
      practice("ticket conforme 1 --si"),
      practice("ticket responder 1"),
      practice("ticket responder 1 --texto ' '"),
      { words: practice("ticket responder 1 --texto -"), stdin: "El MRN\nes este.\n" },
      practice(
        "ticket responder 1 --texto 'Con un archivo' --adjunto ejemplos/ficha-tecnica.pdf --json",
      ),
      practice("ticket responder 1 --texto 'Con un archivo' --adjunto ejemplos/ficha-tecnica.pdf"),
      practice("ticket responder 1 --texto 'Con un archivo' --adjunto nada.pdf"),
      practice("ticket responder 1 --texto 'Con clave' --clave a"),
      practice("ticket responder 1 --texto 'Otro con clave' --clave a"),
      practice("ticket descargar 1 --carpeta bajados"),
      practice("ticket descargar 1 --carpeta bajados"),
      practice("ticket descargar 1 --carpeta bajados --reemplazar --json"),
      practice("ticket descargar 1 nada.pdf --carpeta otros"),
      practice("ticket descargar 2 ficha-tecnica.pdf --carpeta otros"),
      practice("ticket descargar 2 ficha-tecnica.pdf --carpeta otros"),
      "practica responder MS-2026-000001 --texto 'Se corrigió.'",
      "practica responder MS-2026-000002 --texto 'Con treinta días.'",
      practice("ticket conforme 1 --observacion Gracias --si"),
      practice("ticket conforme 1 --si"),
      practice("ticket conforme 2 --si --json"),
      practice("ticket responder 1 --texto tarde"),
      practice(
        "ticket inconforme 1 --descripcion 'Sigue el error al firmar y enviar la declaración.' --si",
      ),
      practice("ticket inconforme 2"),
      practice("ticket ver 1"),
      practice("ticket ver 1 --cadena"),
      practice("ticket listar"),
    ],
    { examples: true },
  );
});

test("a person picks a ticket, and is offered what can be done with it", async () => {
  await expectTranscript(
    "offers",
    [
      create("incidente"),
      create("consulta"),
      { words: practice("ticket ver"), answers: ["MS-2026-000001", "salir"] },
      { words: practice("ticket responder 1"), answers: ["El MRN es 028-2026-10-00012345.", true] },
      { words: practice("ticket responder 1 --texto Otro"), answers: [false, false] },
      "practica responder MS-2026-000001 --texto 'Se corrigió.'",
      { words: practice("ticket conforme 1"), answers: [false] },
      { words: practice("ticket conforme"), answers: ["MS-2026-000001", true] },
    ],
    { examples: true },
  );
});
