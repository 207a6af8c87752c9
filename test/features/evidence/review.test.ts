import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa } from "../../support/test-context.ts";

const fourth = "test/fixtures/capturas/04-dae-3840x2160-reloj-distinto.png";
const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";

test("without a recogniser clocks are not checked, and both forms of the answer say so", async () => {
  const argv = ["evidencia", "revisar", fourth, "--fecha", "20/11/2026", "--hora", "9h15"];
  const { code, stdout } = await runMesa([...argv, "--json"]);
  expect(code).toBe(0);
  expect(parsed("evidencia-revisar", stdout).archivos).toMatchObject([
    {
      problema: null,
      reloj: { estado: "sin_comprobar", fecha: null, hora: null, confianza: null },
    },
  ]);
  expect((await runMesa(argv)).stderr).toContain("mesa evidencia preparar");
});

test("a form's own captures are reviewed where none are named", async () => {
  const { stdout } = await runMesa(["evidencia", "revisar", "--desde", incident, "--json"]);
  expect(parsed("evidencia-revisar", stdout).archivos.length).toBeGreaterThan(0);
  expect((await runMesa(["evidencia", "revisar"])).code).toBe(2);
});

test("an hour without a day, or one that is none, is refused", async () => {
  for (const words of [
    ["--hora", "10:32"],
    ["--fecha", "hoy", "--hora", "25:99"],
  ]) {
    const { code, stderr } = await runMesa(["evidencia", "revisar", fourth, ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--hora")]);
  }
});

test("nothing is installed without a yes", async () => {
  const { code, stderr } = await runMesa(["evidencia", "preparar"]);
  expect(code).toBe(2);
  expect(stderr).toContain("tesseract.js-core");
  expect(stderr).toContain("--si");
  const refused = await runMesa(["evidencia", "preparar"], { interactive: true, answers: [false] });
  expect(refused.code).toBe(130);
});
