import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { npmFiles } from "../../src/platform/program/npm-files.ts";
import { createImageReader } from "../../src/recogniser/image-reader.ts";
import { runMesa, testFolder, type Answer } from "../support/test-context.ts";

const packages = join(process.env["MESA_RECONOCEDOR"] ?? "", "package.json");

test("Enter takes the screen, day and hour of a real capture; its message can be added", async () => {
  const reader = createImageReader(npmFiles(resolve(".")).reader, packages, process.env);
  onTestFinished(() => reader.close());
  const folder = testFolder();
  const capture = resolve("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");
  const account = "Al enviar la DAI sale un error; se esperaba que quedara enviada.";
  const person = ["0999999999001", "Agencia Uno", "a@agencia.example"];
  const answers: readonly Answer[] = ["", "", "guayaquil mar", "agente", account, ...person];
  const { code, stderr } = await runMesa(
    ["incidente", "crear", "--perfil", "practica", "--captura", capture],
    {
      interactive: true,
      answers: [...answers, "anadir", "mensaje", "", "guardar"],
      now: new Date("2026-11-20T15:40:00Z"),
      cwd: folder,
      folder,
      width: 200,
      env: { NO_COLOR: "1" },
      imageReader: reader,
    },
  );
  expect(code, stderr).toBe(0);
  const review = stderr.slice(stderr.lastIndexOf("Pantalla u opción"));
  expect(review).toContain("Declaración Aduanera de Importación");
  expect(review).toContain("Fecha del evento: 2026-11-20");
  expect(review).toContain("Hora del evento: 10:32");
  expect(review).toMatch(/Mensaje de error:.*Login Error/s);
});
