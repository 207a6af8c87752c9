import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa } from "../../support/test-context.ts";

const ci = ["--formulario", "test/fixtures/ci-incidente.json", "--perfil", "practica", "--json"];
const whole = "test/fixtures/junit/jest.xml";
const cutOff = "test/fixtures/junit/truncado.xml";

test.each([
  [0, { total: 1, fallan: 0 }],
  [3, { total: 1, fallan: 1 }],
])("a program that ends with %d is one test", async (code, pruebas) => {
  const program = ["--", process.execPath, "-e", `process.exit(${code})`];
  const { stdout } = await runMesa(["ci", "ejecutar", ...ci, ...program]);
  expect(parsed("ci-ejecutar", stdout)).toMatchObject({
    codigo: code,
    reporte: { pruebas },
  });
});

test("of a report that is cut off nothing is counted beside a whole one", async () => {
  const count = async (...reports: readonly string[]) =>
    parsed("ci-reportar", (await runMesa(["ci", "reportar", ...reports, ...ci])).stdout)["pruebas"];
  expect(await count(whole, cutOff)).toEqual(await count(whole));
});
