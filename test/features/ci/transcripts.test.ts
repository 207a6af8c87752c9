import { test } from "vitest";
import { expectTranscript } from "../../support/transcript.ts";

test("reports of tests become tickets, and notes on them", async () => {
  const report = (name: string, more = "") =>
    `ci reportar junit/${name} --formulario ci.json --perfil practica ${more}`.trim();
  await expectTranscript(
    "reports",
    [
      report("jest.xml", "--ensayo"),
      report("jest.xml", "--ensayo --json"),
      report("jest.xml"),
      report("jest.xml"),
      report("jest.xml", "--json"),
      { words: report("jest.xml"), now: new Date("2026-11-23T15:40:00Z") },
      ...["texto", "github", "gitlab", "junit"].map((format) =>
        report("jest.xml", `--formato ${format}`),
      ),
      ...["texto", "github", "gitlab", "junit"].map((format) =>
        report("todo-pasa.xml", `--formato ${format}`),
      ),
      report("jest.xml", "--umbral 2"),
      report("jest.xml", "--umbral 99"),
      report("jest.xml", "--umbral 99 --json"),
      report("jest.xml", "--umbral 0"),
      report("jest.xml", "--recordar nada"),
      "practica responder MS-2026-000001 --texto 'Se corrigió.'",
      report("todo-pasa.xml", "--cerrar-al-pasar"),
      report("todo-pasa.xml", "--json"),
      report("truncado.xml"),
      report("nada.xml"),
      "ci reportar junit/jest.xml --perfil practica",
      "ticket ver 1 --perfil practica",
    ],
    {
      also: { "test/fixtures/junit": "junit", "test/fixtures/ci-incidente.json": "ci.json" },
    },
  );
});
