import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";

test("evidence is made of a form's own captures, or of those named in their place", async () => {
  const salida = join(testFolder(), "evidencia.pdf");
  const argv = ["evidencia", "armar", "--desde", incident, "--salida", salida, "--reemplazar"];
  const capturesOf = async (...named: readonly string[]) => {
    const { stdout } = await runMesa([...argv, ...named, "--json"]);
    const { evidencia } = parsed("evidencia-armar", stdout);
    return evidencia.capturas.map((one: { nombre: string }) => one.nombre);
  };
  const own: { capturas: { ruta: string }[] } = JSON.parse(readFileSync(incident, "utf8"));
  expect(await capturesOf()).toEqual(own.capturas.map(({ ruta }) => basename(ruta)));
  const other = "03-mti-lista-1600x900-una-linea.jpg";
  expect(await capturesOf(`test/fixtures/capturas/${other}`)).toEqual([other]);
});
