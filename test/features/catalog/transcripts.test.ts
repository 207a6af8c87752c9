import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { testFolder } from "../../support/test-context.ts";
import { expectTranscript } from "../../support/transcript.ts";

test("catalogues are listed, searched, extended and taken back", async () => {
  const names = ["distritos", "pantallas", "operadores", "motivos"];
  await expectTranscript("catalogues", [
    ...names.flatMap((name) => [`catalogo ${name} a`, `catalogo ${name} zzzz`]),
    "catalogo distritos guayaquil --json",
    "catalogo pantallas importacion --json",
    "catalogo operadores agente --json",
    "catalogo motivos regimen --json",
    "catalogo distritos --csv",
    { words: "catalogo distritos guayaquil", width: 80 },
    { words: "catalogo pantallas importacion", width: 80 },
  ]);
});

test("entries of one's own come from a file, replace or extend, and are taken back", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "uno.csv"), "id,nombre\r\npropio,Un motivo propio\r\n");
  writeFileSync(join(folder, "dos.csv"), "codigo,nombre\r\n999,Puerto Nuevo\r\n");
  writeFileSync(join(folder, "mal.csv"), "nada\r\nuno\r\n");
  await expectTranscript(
    "own-entries",
    [
      "catalogo importar uno.csv --catalogo motivos",
      "catalogo motivos propio",
      "catalogo motivos propio --json",
      "catalogo importar uno.csv --catalogo motivos --json",
      "catalogo importar dos.csv --catalogo distritos",
      "catalogo distritos nuevo",
      "catalogo importar mal.csv --catalogo motivos",
      "catalogo importar nada.csv --catalogo motivos",
      "catalogo importar uno.csv --catalogo nada",
      "catalogo quitar motivos propio",
      "catalogo quitar motivos propio",
      "catalogo quitar distritos 999 --json",
      "catalogo quitar distritos",
    ],
    { folder },
  );
});
