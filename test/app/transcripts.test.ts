import { test } from "vitest";
import { expectTranscript } from "../support/transcript.ts";

const practice = (words: string) => `${words} --perfil practica`;

test("help of commands, of groups and of the whole", async () => {
  await expectTranscript("help", [
    "--help",
    { words: "--help", width: 50 },
    "ticket --help",
    "ticket listar --help",
    { words: "ticket listar --help", width: 50 },
    "ticket",
    "incidente crear -h",
    "ci reportar --help",
    "--version",
    "-V",
  ]);
});

test("what was typed wrong is named, with what is near to it", async () => {
  await expectTranscript("wrong-words", [
    "tiket",
    "ticket lista",
    "zzzz",
    "ticket zzzz",
    practice("ticket listar --estdo cerrado"),
    practice("ticket listar --zzzz"),
    practice("ticket listar --limite"),
    practice("ticket listar --limite uno"),
    practice("ticket listar --limite 1 --limite 2"),
    practice("ticket listar --tipo nada"),
    practice("ticket listar sobra"),
    practice("ticket listar --json --csv"),
    practice("ticket listar --desde mañana"),
    practice("ticket listar --plazo 1m"),
    "ticket ver 1 2 --perfil practica",
    "ticket listar --perfil",
    "ticket listar --perfil nadie",
    "ticket listar --perfil nadie --json",
    "ticket listar --idioma fr",
    "bandeja ver",
    "perfil crear --canal portal",
    "evidencia armar --ocultar nada a.png",
    "incident create --profile practice --district Mars",
    "config ver --idioma en",
    { words: "tiket", env: { MESA_IDIOMA: "en" } },
    { words: "tiket", env: { NO_COLOR: "1" } },
    "tiket --json",
  ]);
});

test("answers are given as fields, rows and files", async () => {
  await expectTranscript("formats", [
    "catalogo operadores agente",
    "catalogo operadores agente --json",
    "catalogo operadores agente --csv",
    "catalogo operadores agente --ndjson",
    "catalogo operadores agente --campos id,nombre",
    "catalogo operadores agente --campos nombre --csv",
    "catalogo operadores agente --campos nada",
    "catalogo operadores agente --campos nmbre --json",
    "catalogo operadores agente --csv --ndjson",
    "catalogo operadores agente --csv --salida o.csv",
    "catalogo operadores agente --csv --salida o.csv",
    "catalogo operadores agente --json --salida o.json",
    "catalogo operadores agente --salida o.txt",
    "catalogo operadores agente --salida nada/o.txt",
    "catalogo operadores agente --quiet",
    "catalogo operadores agente --verbose",
    "config ver --campos clave",
  ]);
});
