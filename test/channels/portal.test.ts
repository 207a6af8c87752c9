import { join } from "node:path";
import { expect, test } from "vitest";
import { ledgerMigrations } from "../../src/ledger/ledger-schema.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { testDesk } from "../support/desk-client.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";

test("whatever the channel asks and is answered is in the published contract", async () => {
  const clock = () => new Date();
  const { url, operator, call, analyst } = await testDesk({ clock });
  const folder = testFolder();
  const mesa = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await runMesa([...argv, "--json"], {
      folder,
      env: { MESA_TOKEN: operator },
    });
    return { code, json: JSON.parse(stdout === "" ? stderr : stdout) };
  };
  await mesa("perfil", "crear", "mesa", "--url", url);
  const created = await mesa("incidente", "crear", "--desde", incident);
  expect(created).toMatchObject({
    code: 0,
    json: { canal: "portal", evidencia: { capturas: [{}, {}] } },
  });
  const { numero } = created.json.ticket;
  expect(
    await mesa("consulta", "crear", "--desde", consultation, "--clave", "con espacio"),
  ).toMatchObject({ code: 2, json: { error: { codigo: "valor-invalido" } } });
  expect(
    await mesa("consulta", "crear", "--desde", consultation, "--clave", "sin-espacio"),
  ).toMatchObject({ code: 0 });
  await call("POST", `/v1/analista/tickets/${numero}/respuestas`, {
    token: analyst,
    json: { texto: "Corregido." },
  });
  expect(
    (
      await mesa(
        "ticket",
        "listar",
        "--estado",
        "respondido",
        "--tipo",
        "incidente",
        "--buscar",
        "importacion",
      )
    ).json.tickets,
  ).toHaveLength(1);
  expect((await mesa("ticket", "listar", "--limite", "1")).json.siguiente).toBeTypeOf("string");
  expect(
    (await mesa("ticket", "listar", "--desde", "2020-01-01", "--hasta", "2020-01-02")).json.tickets,
  ).toEqual([]);
  expect((await mesa("ticket", "ver", numero)).json.ticket).toMatchObject({
    estado: "respondido",
    mensajes: [{ texto: "Corregido." }],
  });
  expect(await mesa("ticket", "ver", "../analista/tickets")).toMatchObject({ code: 3 });
});

test("an entry whose fate is unknown is settled by asking for its key", async () => {
  const { url, operator } = await testDesk({ clock: () => new Date() });
  const folder = testFolder();
  const env = { MESA_TOKEN: operator };
  await runMesa(["perfil", "crear", "mesa", "--url", url], { folder });
  await runMesa(["consulta", "crear", "--desde", consultation, "--clave", "k1", "--json"], {
    folder,
    env,
  });
  await runMesa(["consulta", "crear", "--desde", consultation, "--clave", "k2", "--encolar"], {
    folder,
    env,
  });
  const database = await openDatabase(join(folder, "libro.db"), ledgerMigrations);
  database.run("UPDATE entradas SET estado = 'desconocido', ticket = NULL, resumen = NULL");
  database.close();
  const verified = JSON.parse(
    (await runMesa(["bandeja", "verificar", "--json"], { folder, env })).stdout,
  );
  expect(
    verified.entradas.map((one: { clave: string; resultado: string }) => [
      one.clave,
      one.resultado,
    ]),
  ).toEqual([
    ["k1", "aceptado"],
    ["k2", "pendiente"],
  ]);
  const sent = JSON.parse((await runMesa(["bandeja", "enviar", "--json"], { folder, env })).stdout);
  expect(sent.entradas).toMatchObject([{ clave: "k2", resultado: "aceptado" }]);
});
