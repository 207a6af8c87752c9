import { expect, test } from "vitest";
import { parsed } from "../support/parse-output.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { serverFacts } from "./support/server-facts.ts";

const facts = serverFacts();
const address = ["--canal", "rt", "--url", facts.RT_URL];
const password = { MESA_CONTRASENA: facts.RT_USER_PASSWORD };

const proposed = {
  cola: "Mesa de Servicios",
  campo_clave: "ID de solicitud",
  solicitante: "operador",
  campos: {
    tipo: "Categoría",
    pantalla: "Pantalla u opción",
    distrito: "Distrito",
    identificacion: "RUC",
  },
};

test.each([
  ["a password", ["--usuario", "operador"], password],
  ["a token", [], { MESA_TOKEN: facts.RT_TOKEN_OPERADOR }],
])("a profile is made of what the queue offers, with %s", async (_what, words, env) => {
  const folder = testFolder();
  const made = await runMesa(["perfil", "crear", "rt", ...address, ...words, "--json"], {
    folder,
    env,
  });
  const { perfil } = parsed("perfil-crear", made.stdout);
  expect([made.code, perfil.usuario, perfil.rt]).toEqual([0, "operador", proposed]);
  const shown = await runMesa(["perfil", "ver"], { folder });
  expect(shown.stdout).toContain("Campos: clave → ID de solicitud, tipo → Categoría");
});

test("flags win over what is proposed", async () => {
  const words = ["--usuario", "operador", "--campo", "tramite=Pantalla u opción"];
  const made = await runMesa(
    ["perfil", "crear", "rt", ...address, ...words, "--solicitante", "operador@oce.test", "--json"],
    { env: password },
  );
  expect(parsed("perfil-crear", made.stdout).perfil.rt).toMatchObject({
    solicitante: "operador@oce.test",
    campos: { tramite: "Pantalla u opción" },
  });
});

test("asked, the proposal is shown and may be turned down", async () => {
  const folder = testFolder();
  const made = await runMesa(["perfil", "crear", "rt", ...address, "--usuario", "operador"], {
    folder,
    interactive: true,
    answers: [facts.RT_USER_PASSWORD, false, "tipo", "", "", "", "clave"],
  });
  expect([made.code, made.stderr]).toEqual([0, expect.stringContaining("distrito → Distrito")]);
  const shown = await runMesa(["perfil", "ver", "--json"], { folder });
  expect(parsed("perfil-ver", shown.stdout).perfil.rt).toEqual({
    ...proposed,
    campos: { tipo: "Categoría" },
  });
});

test("who can't be asked is told what is missing; a wrong password is told as such", async () => {
  const without = await runMesa(["perfil", "crear", "rt", ...address, "--usuario", "operador"]);
  expect([without.code, without.stderr.split("\n")[0]]).toEqual([
    4,
    expect.stringContaining("Faltan datos"),
  ]);
  const wrong = await runMesa(["perfil", "crear", "rt", ...address, "--usuario", "operador"], {
    env: { MESA_CONTRASENA: "otra" },
  });
  expect([wrong.code, wrong.stderr]).toEqual([4, expect.stringContaining("no acepta")]);
  const queue = ["--cola", "Mesa de Servicios", "--solicitante", "x", "--campo-clave", "a}b"];
  const words = ["perfil", "crear", "rt", ...address, ...queue, "--campo", "nada=Categoría"];
  const strange = await runMesa([...words, "--json"]);
  expect([
    strange.code,
    JSON.parse(strange.stderr).error.detalles.map((one: { bandera: string }) => one.bandera),
  ]).toEqual([2, ["--campo-clave", "--campo"]]);
});

test("a session lasts from command to command, by password; nothing is left of it afterwards", async () => {
  const folder = testFolder();
  const run = (...words: readonly string[]) => runMesa([...words, "--json"], { folder });
  await runMesa(["perfil", "crear", "rt", ...address, "--usuario", "operador"], {
    folder,
    env: password,
  });
  expect((await run("ticket", "listar")).code).toBe(4);
  const signedIn = await runMesa(["sesion", "iniciar", "--json"], { folder, env: password });
  expect(parsed("sesion-iniciar", signedIn.stdout).sesion).toMatchObject({
    usuario: "operador",
    nombre: "Operadora Núñez",
  });
  expect((await run("ticket", "listar")).code).toBe(0);
  expect((await run("diagnostico")).stdout).toContain('"que":"sesion","estado":"bien"');
  expect((await run("sesion", "cerrar")).code).toBe(0);
  expect((await run("ticket", "listar")).code).toBe(4);
});
