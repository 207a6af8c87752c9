import { expect, test } from "vitest";
import { testDesk } from "../support/desk-client.ts";

const credentials = { ruc: "0999999999001", usuario: "OPERADOR", contrasena: "Practica-2026" };

test("a session tells whose it is, ends when it is closed, and by itself after eight hours", async () => {
  let now = new Date("2026-11-24T15:00:00Z");
  const { call } = await testDesk({ clock: () => now });
  const sign = () => call("POST", "/v1/sesiones", { token: "", json: credentials });
  const token = String((await sign()).body["token"]);
  expect((await call("GET", "/v1/sesiones/actual", { token })).body).toMatchObject({
    usuario: "OPERADOR",
    rol: "operador",
    caduca: "2026-11-24T23:00:00.000Z",
  });
  expect((await call("DELETE", "/v1/sesiones/actual", { token })).status).toBe(204);
  expect((await call("GET", "/v1/sesiones/actual", { token })).status).toBe(401);
  const second = String((await sign()).body["token"]);
  now = new Date("2026-11-24T23:00:01Z");
  expect((await call("GET", "/v1/sesiones/actual", { token: second })).status).toBe(401);
});

test("five wrong passwords lock an account for a quarter of an hour, also for the right one", async () => {
  let now = new Date("2026-11-24T15:00:00Z");
  const { call } = await testDesk({ clock: () => now });
  const sign = (contrasena: string) =>
    call("POST", "/v1/sesiones", { token: "", json: { ...credentials, contrasena } });
  for (let attempt = 0; attempt < 5; attempt += 1) expect((await sign("mala")).status).toBe(401);
  const locked = await sign(credentials.contrasena);
  expect([locked.status, locked.headers.get("retry-after"), locked.body["codigo"]]).toEqual([
    429,
    "900",
    "cuenta-bloqueada",
  ]);
  now = new Date("2026-11-24T15:15:01Z");
  expect((await sign(credentials.contrasena)).status).toBe(201);
});

test("an unknown user and a wrong password look the same, and bad bodies are told apart", async () => {
  const { call } = await testDesk();
  const unknown = await call("POST", "/v1/sesiones", {
    token: "",
    json: { usuario: "NADIE", contrasena: "x" },
  });
  expect(unknown.body).toMatchObject({ status: 401, codigo: "credenciales-rechazadas" });
  expect(
    (await call("POST", "/v1/sesiones", { token: "", json: { usuario: "x" } })).body.errores,
  ).toMatchObject([{ puntero: "/contrasena" }]);
  expect(
    (
      await call("POST", "/v1/sesiones", {
        token: "",
        body: "{",
        headers: { "content-type": "application/json" },
      })
    ).status,
  ).toBe(400);
  const weak = {
    tipo_persona: "juridica-privada",
    identificacion: "0999999901001",
    usuario: "uno",
    nombre: "Uno",
    correo: "uno@x.example",
    contrasena: "corta",
  };
  expect((await call("POST", "/v1/usuarios", { token: "", json: weak })).status).toBe(422);
});

test("waiting for changes ends when one comes", async () => {
  const { call } = await testDesk();
  expect((await call("GET", "/v1/cambios?desde=0&espera=0")).body).toEqual({
    cambios: [],
    siguiente: "0",
  });
  expect((await call("GET", "/v1/salud", { token: "" })).body).toEqual({ estado: "bien" });
});
