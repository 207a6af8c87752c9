import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { enter, escape, testFolder, type Answer } from "../../support/test-context.ts";
import { expectTranscript } from "../../support/transcript.ts";

const account = "Al enviar la DAI sale un error de firma; se esperaba que quedara enviada.";
const person = ["0999999999001", "Agencia Uno", "a@agencia.example"];
const create = "incidente crear --perfil practica";

/** A folder with captures, a document and two requests in files. */
function workplace(): string {
  const folder = testFolder();
  const copies = {
    "test/fixtures/capturas/01-dai-error-1366x768-oscuro.png": "error.png",
    "test/fixtures/capturas/05-imdt-1280x800-sin-reloj.png": "lista.png",
    "ejemplos/ficha-tecnica.pdf": "ficha-tecnica.pdf",
    "ejemplos/incidente.json": "incidente.json",
    "ejemplos/consulta.json": "consulta.json",
  };
  for (const [from, to] of Object.entries(copies)) cpSync(from, join(folder, to));
  cpSync("ejemplos/capturas", join(folder, "capturas"), { recursive: true });
  mkdirSync(join(folder, "papeles"));
  writeFileSync(join(folder, "papeles", "nota.txt"), "nada");
  return folder;
}

test("an incident is asked for, mended, gone back in, reviewed, changed and sent", async () => {
  const parts: readonly (readonly Answer[])[] = [
    ["DAI", "hoy", escape, "anteayer 25:99", "2026-11-18 9h05", "028", "agente"],
    ["El sistema no deja continuar.", true, account],
    ["nada.png", "papeles/", "error", ...person],
    ["cambiar", "hora", "10:33", "anadir", "tel", "042000000", "cambiar", escape],
    ["anadir", "pasos", "Abrir la DAI", "Enviar", enter],
    ["descartar", false, "enviar", true],
  ];
  const answers = parts.flat();
  const folder = workplace();
  await expectTranscript("incident", [{ words: create, answers }, "perfil ver practica"], {
    folder,
  });
});

test("captures are added, captioned, ordered, hidden in and removed", async () => {
  const answers = [
    ["cambiar", "capturas", "anadir", "lista", "leyendas", "Al enviar", " La lista "],
    ["orden", "2 1", "orden", "2 2", "orden", "1", "ocultar", "1", "0,0,9,9"],
    ["ocultar", "0", "el reloj", "quitar", "0", "listo", "ver", "enviar"],
  ].flat();
  const line = { words: `${create} --desde incidente.json --captura error.png`, answers };
  await expectTranscript("captures", [line], { folder: workplace() });
});

test("a consultation asks for its documents, and says which ones are missing", async () => {
  const folder = workplace();
  await expectTranscript(
    "consultation",
    [
      "consulta crear --perfil practica --desde consulta.json",
      "consulta crear --perfil practica --desde consulta.json --clave uno --json",
      "consulta crear --perfil practica --desde consulta.json --clave uno",
      "consulta crear --perfil practica --como 1 --asunto Otro",
      "consulta crear --perfil practica --como 1 --asunto Otro --captura lista.png",
      {
        words: "consulta crear --perfil practica --como 1",
        answers: [
          ["cambiar", "motivo", "clasificacion", "cambiar", "adjuntos", "ficha", enter],
          ["Ficha técnica o descripción de la mercancía"],
          ["cambiar", "normativa", "COPCI, art. 150", "descartar", true],
        ].flat(),
      },
      "consulta crear --perfil practica --como nada --asunto Otro",
      "incidente crear --perfil practica --como 1",
    ],
    { folder },
  );
});

test("what goes out is shown before, queued, sent once, and refused where it is wrong", async () => {
  const folder = workplace();
  const from = "--desde incidente.json";
  await expectTranscript(
    "sending",
    [
      `${create} ${from} --ensayo`,
      `${create} ${from} --ensayo --json`,
      { words: `${create} ${from} --ensayo`, width: 44 },
      `${create} ${from} --encolar --clave a`,
      `${create} ${from} --encolar --clave a --json`,
      "bandeja enviar",
      `${create} ${from} --encolar --clave a`,
      `${create} ${from}`,
      { words: `${create} ${from} --repetir`, now: new Date("2026-11-20T16:00:00Z") },
      { words: `${create} ${from} --repetir --json`, now: new Date("2026-11-20T17:00:00Z") },
      `${create} ${from} --abrir --clave b`,
      `${create} ${from} --captura nada.png --distrito Marte --tamano-maximo x`,
      `${create} ${from} --distrito Marte --fecha 2026-13-01 --correo nada`,
      `${create} ${from} --distrito Marte --json`,
      `${create} ${from} --captura *.png=Todas --ensayo`,
      `${create} ${from} --captura '*.gif' --ensayo`,
      `${create} ${from} --ocultar 1:0,0,9,9 --ensayo`,
      `${create} ${from} --ocultar 0,0,9 --ensayo`,
      `${create} ${from} --ocultar-patron correos --ensayo`,
      `${create} ${from} --ocultar 2:0,0,9,9 --ocultar 0,0,30,20 --ensayo --json`,
      `${create} ${from} --tamano-maximo 0.01 --ensayo`,
      `${create} ${from} --tamano-maximo 0.01 --sin-comprimir --ensayo`,
      `${create} --desde nada.json`,
      `${create} --desde -`,
      { words: `${create} --desde -`, stdin: "[]" },
      { words: `${create} --desde -`, stdin: "{" },
      `${create} --borrador zzzzzz`,
    ],
    { folder },
  );
});

test("a desk that is away leaves the request in the outbox; the other channel takes it with leave", async () => {
  const folder = workplace();
  const office = "--perfil oficina --desde incidente.json";
  const away = { env: { MESA_TOKEN: "uno" } };
  await expectTranscript(
    "desk-away",
    [
      "perfil crear oficina --canal portal --url http://127.0.0.1:9 --canal-alterno practica",
      { words: `incidente crear ${office}`, ...away },
      { words: `incidente crear ${office} --json`, ...away },
      { words: `incidente crear ${office} --clave c --alterno`, ...away },
      { words: `incidente crear ${office} --clave d --alterno --json`, ...away },
      "perfil crear mano --canal entrega --carpeta salida --buzon a@agencia.example",
      "incidente crear --perfil mano --desde incidente.json",
      "incidente crear --perfil mano --desde incidente.json --json",
      "incidente crear --perfil mano --desde incidente.json --clave e --abrir",
    ],
    { folder },
  );
});
