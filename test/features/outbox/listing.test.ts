import { expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const practice = ["--perfil", "practica"];
const file = (name: string) => `test/fixtures/solicitudes/${name}.json`;

test("what waits is told apart by its subject, named by a short id, and fits narrow terminals", async () => {
  const folder = testFolder();
  const start = new Date("2026-11-24T15:00:00Z");
  const queue = (form: string, name: string) =>
    runMesa([form, "crear", ...practice, "--desde", file(name), "--encolar", "--json"], {
      folder,
      now: start,
    });
  const first = parsed(
    "consulta-crear",
    (await queue("consulta", "consulta-regimen-21-plazo")).stdout,
  );
  const id = String(first["solicitud"]);
  expect((await queue("incidente", "incidente-dai-login-error")).code).toBe(6);
  const list = async (width: number): Promise<readonly string[]> => {
    const now = new Date(start.getTime() + 5 * 60_000);
    const options = { folder, now, width, interactive: true, env: { NO_COLOR: "1" } };
    return (await runMesa(["bandeja", "listar"], options)).stdout.trimEnd().split("\n");
  };
  const [heading, ...rows] = await list(120);
  const consultation = rows.find((row) => row.startsWith(id.slice(-6)));
  const incident = rows.find((row) => row !== consultation);
  expect(rows).toHaveLength(2);
  expect(heading).toMatch(/^ID +ESTADO +ASUNTO +ANTIGÜEDAD +PERFIL +INTENTOS +DETALLE$/);
  expect(consultation).toContain(`${id.slice(-6)}  pendiente`);
  expect(consultation).toContain("hace 5 min");
  expect(incident).toContain("Declaración Aduanera de Importación · ");
  const narrow = await list(60);
  expect(narrow[0]).toMatch(/^ID +ESTADO +ASUNTO +ANTIGÜEDAD +DETALLE$/);
  expect(narrow.filter((line) => line.length > 60)).toEqual([]);

  const shown = await runMesa(["bandeja", "ver", id.slice(-6), "--json"], { folder });
  expect(parsed("bandeja-ver", shown.stdout)["entrada"].solicitud).toBe(id);
  const dropped = await runMesa(["bandeja", "descartar", id.slice(-6), "--si"], { folder });
  expect(dropped.code).toBe(0);
  expect((await runMesa(["bandeja", "ver", id.slice(-6)], { folder })).code).toBe(3);
});

test("why it waits is said in words", async () => {
  const folder = testFolder();
  await runMesa(["perfil", "crear", "lejos", "--url", "http://127.0.0.1:1"], { folder });
  const env = { MESA_TOKEN: "una-ficha", NO_COLOR: "1" };
  const argv = ["consulta", "crear", "--desde", file("consulta-organismo-internacional")];
  const sent = await runMesa([...argv, "--perfil", "lejos"], { folder, env });
  expect(sent.code).toBe(6);
  expect(sent.stdout).toContain("Motivo: el servidor rechaza la conexión");
  const listed = await runMesa(["bandeja", "listar"], {
    folder,
    env,
    interactive: true,
    width: 140,
  });
  expect(listed.stdout).toContain("el servidor rechaza la conexión");
});
