import { join } from "node:path";
import { expect, test } from "vitest";
import { writeJunit } from "../../support/junit.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const cases = "test/fixtures/casos/junit";

async function rehearse(...names: readonly string[]) {
  const { code, stdout } = await runMesa([
    "ci",
    "reportar",
    ...names.map((name) => join(cases, name)),
    "--formulario",
    "test/fixtures/ci-incidente.json",
    "--perfil",
    "practica",
    "--ensayo",
    "--json",
  ]);
  return { code, json: JSON.parse(stdout) };
}

test("totals of failures that no test names are never reported as nothing", async () => {
  const { code, json } = await rehearse("j03-counts-without-cases.xml");
  expect([code, json.resultado, json.advertencias[0].codigo]).toEqual([
    0,
    "dudoso",
    "fallas-sin-casos",
  ]);
});

test("one broken report hides no failure of the others: it is named, with its exit code", async () => {
  const { code, json } = await rehearse("j14-unescaped.xml", "j01-suite-error.xml");
  expect([code, json.resultado, json.pruebas.fallan]).toEqual([2, "ensayo", 1]);
  expect(json.advertencias).toEqual([
    expect.objectContaining({
      codigo: "informe-danado",
      mensaje: expect.stringContaining("j14-unescaped.xml"),
    }),
  ]);
});

test("a test that failed and passed at last opens nothing, and is called flaky", async () => {
  const { code, json } = await rehearse("j07-retried-passes.xml");
  expect([code, json.resultado, json.pruebas]).toEqual([
    0,
    "nada",
    { total: 1, fallan: 0, omitidas: 0 },
  ]);
  expect(json.advertencias[0]).toMatchObject({ codigo: "prueba-inestable" });
});

test("characters that the report's pages can't show are named, in JSON and in words", async () => {
  const folder = testFolder();
  const path = writeJunit(folder, [{ name: "مرحبا", fails: "esperaba 😀, llegó ✗" }]);
  const argv = ["ci", "reportar", path, "--formulario", "test/fixtures/ci-incidente.json"];
  const rehearsal = [...argv, "--perfil", "practica", "--ensayo"];
  const { stdout } = await runMesa([...rehearsal, "--json"], { folder });
  expect(JSON.parse(stdout).envio.advertencias).toContainEqual({
    campo: "documento",
    codigo: "documento-sin-fuente",
    mensaje: "informe-de-pruebas.pdf no puede mostrar م ر ح ب ا 😀; en su lugar lleva [?].",
  });
  expect((await runMesa(rehearsal, { folder })).stderr).toContain(
    "! informe-de-pruebas.pdf no puede mostrar",
  );
});
