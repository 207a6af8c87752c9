import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeJunit } from "../../support/junit.ts";
import { nthTicket } from "../../support/nth-ticket.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];
const form = ["--formulario", "test/fixtures/ci-incidente.json"];

test("--formato github has an error for each of the first ten failures, and a notice", async () => {
  const folder = testFolder();
  const failures = Array.from({ length: 12 }, (_none, at) => ({
    name: `prueba ${at + 1}`,
    fails: `falla ${"abcdefghijkl".charAt(at)}`,
    trace: `at enviar (src/dai.test.js:${at + 1}:5)`,
  }));
  const argv = ["ci", "reportar", writeJunit(folder, failures), ...practice, ...form];
  const { code, stdout } = await runMesa([...argv, "--formato", "github"], { folder });
  expect(code).toBe(0);
  const commands = stdout.split("\n").filter((line) => line.startsWith("::"));
  expect(commands).toEqual([
    ...failures.slice(0, 10).map(({ name, fails }, at) => {
      const place = `file=src/dai.test.js,line=${at + 1}`;
      return `::error ${place},title=integracion.Dai › ${name}::${fails}`;
    }),
    expect.stringContaining(nthTicket(1)),
  ]);
  expect(commands.at(-1)).toMatch(/^::notice title=mesa::/);
});

test("--formato junit is a report that tells the ticket and no test", async () => {
  const folder = testFolder();
  const argv = [
    "ci",
    "reportar",
    writeJunit(folder, [{ name: "transmite DAI", fails: "rechazada" }]),
    ...practice,
    ...form,
  ];
  const { code, stdout } = await runMesa([...argv, "--formato", "junit"], { folder });
  expect(code).toBe(0);
  expect(stdout).toContain(`<property name="mesa.ticket" value="${nthTicket(1)}"/>`);
  const path = join(folder, "mesa.xml");
  writeFileSync(path, stdout);
  const again = await runMesa(["ci", "reportar", path, "--json"]);
  expect(parsed("ci-reportar", again.stdout)["pruebas"]).toEqual({
    total: 0,
    fallan: 0,
    omitidas: 0,
  });
});
