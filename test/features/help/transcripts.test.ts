import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("codes, topics and schemas are explained, and near names are offered", async () => {
  await expectTranscript("explanations", [
    "explicar",
    "explicar --json",
    "explicar 6",
    "explicar 6 --json",
    "explicar 99",
    "explicar falta",
    "explicar mesa-rechaza --json",
    "explicar rechasa",
    "explicar nada",
    "esquema",
    "esquema salida bandeja-listar",
    "esquema salid",
    "esquema salida bandeja-lista",
    "esquema formulario incidente",
    "esquema error",
    "licencias",
  ]);
});

test("topics of help are listed and shown", async () => {
  const topics = [
    "",
    "salidas",
    "canales",
    "entorno",
    "incidente",
    "incidente crear",
    "nada",
    "salida",
  ];
  await expectTranscript(
    "topics",
    topics.map((topic) => `ayuda ${topic}`.trim()),
  );
  await expectTranscript("topics-json", [
    "ayuda --json",
    "ayuda salidas --json",
    "ayuda ticket --json",
  ]);
});
