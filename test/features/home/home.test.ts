import { expect, test } from "vitest";
import { followedDesk } from "../../support/followed-desk.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const onTerminal = { interactive: true, env: { NO_COLOR: "1" }, width: 80 };
/** A Tuesday, 10h00 in Guayaquil. */
const now = new Date("2026-11-24T15:00:00Z");

test("mesa alone, before anything is set up, says how to begin and creates nothing", async () => {
  const folder = testFolder();
  const { code, stdout, stderr } = await runMesa([], { ...onTerminal, folder, now });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  expect(stdout).toContain("aún ninguno; prepárelo con «mesa iniciar»");
  expect(stdout).toContain("«mesa demo»");
  const { json } = {
    json: JSON.parse((await runMesa(["estado", "--json"], { folder, now })).stdout),
  };
  expect(json).toMatchObject({ perfil: null, sesion: null, por_enviar: 0, respondidos: [] });
});

test("it tells of the profile, what waits and what was answered, and asks no desk", async () => {
  const { mesa, create, official, seen } = await followedDesk();
  const numero = await create("consulta", "k");
  await official(numero, "respuestas", { texto: "Sí procede." });
  await mesa(["novedades"]);
  const file = "test/fixtures/solicitudes/incidente-dai-login-error.json";
  await mesa(["incidente", "crear", "--desde", file, "--encolar"]);
  const asked = seen.length;
  const { stdout } = await mesa(["--perfil", "mesa"], onTerminal);
  expect(seen.length).toBe(asked);
  expect(stdout).toMatch(/^Perfil: +mesa · portal$/m);
  expect(stdout).toContain("sin iniciar; «mesa sesion iniciar --perfil mesa»");
  expect(stdout).toContain("1 solicitud; véalas con «mesa bandeja listar --perfil mesa»");
  expect(stdout).toContain(`${numero}; vea uno con «mesa ticket ver --perfil mesa»`);
  const lines = stdout.trimEnd().split("\n");
  expect([lines.length <= 20, lines.filter((line) => line.length > 80)]).toEqual([true, []]);
  const { json } = await mesa(["estado", "--json"]);
  expect(json).toMatchObject({ por_enviar: 1, borradores: 0, respondidos: [numero] });
});
