import { expect, test } from "vitest";
import { consultationData, requestBody, testDesk } from "../support/desk-client.ts";

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
  now = new Date("2026-11-24T22:59:59.999Z");
  expect((await call("GET", "/v1/sesiones/actual", { token: second })).status).toBe(200);
  now = new Date("2026-11-24T23:00:00.000Z");
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
  now = new Date("2026-11-24T15:14:59.999Z");
  const almost = await sign(credentials.contrasena);
  expect([almost.status, almost.headers.get("retry-after")]).toEqual([429, "1"]);
  now = new Date("2026-11-24T15:15:00.000Z");
  // Counted anew after a lock, and after the right one.
  for (let turn = 0; turn < 2; turn += 1) {
    for (let attempt = 0; attempt < 4; attempt += 1) expect((await sign("mala")).status).toBe(401);
    expect((await sign(credentials.contrasena)).status).toBe(201);
  }
});

test("who registers may sign in at once, however the name is written", async () => {
  const { call } = await testDesk();
  const account = {
    tipo_persona: "natural-extranjera",
    identificacion: "XZ0000009",
    usuario: "Núñez.1",
    nombre: "Ana Núñez",
    correo: "ana@mision.example",
    telefono: "+593 4 000 0000",
    contrasena: "contrasena-larga-8",
  };
  const register = (facts: object) =>
    call("POST", "/v1/usuarios", { token: "", json: { ...account, ...facts } });
  const facts = { ruc: null, usuario: "NÚÑEZ.1", nombre: "Ana Núñez", rol: "operador" };
  const registered = await register({});
  expect([registered.status, registered.body]).toEqual([201, facts]);
  const taken = await register({ usuario: "NÚÑEZ.1" });
  expect([taken.status, taken.body["detail"]]).toEqual([409, "Ya hay un usuario con ese nombre."]);
  // The same name under a RUC is somebody else.
  const ruc = "0999999901001";
  expect((await register({ ruc, telefono: undefined })).body).toEqual({ ...facts, ruc });
  expect((await register({ usuario: "LARGA", telefono: undefined })).body.errores).toEqual([
    {
      puntero: "/contrasena",
      codigo: "contrasena-con-usuario",
      detalle: "no puede contener el usuario",
    },
  ]);
  const sign = { usuario: "núñez.1".normalize("NFD"), contrasena: account.contrasena };
  const { status, body } = await call("POST", "/v1/sesiones", { token: "", json: sign });
  expect([status, body]).toEqual([
    201,
    { token: expect.stringMatching(/^[\w-]{43}$/), ...facts, caduca: "2026-11-24T23:00:00.000Z" },
  ]);
});

test("only the token of a session, sent as one, opens anything", async () => {
  const { call, operator } = await testDesk();
  for (const [authorization, status] of [
    [`Bearer ${operator}`, 200],
    [`Basic ${operator}`, 401],
    [`Bearer ${operator} `.slice(0, -2), 401],
    [`Bearer ${operator}a`, 401],
    [`Bearer ${"a".repeat(43)}`, 401],
    ["", 401],
  ] as const) {
    const asked = await call("GET", "/v1/sesiones/actual", {
      token: "",
      headers: { authorization },
    });
    expect([authorization, asked.status]).toEqual([authorization, status]);
  }
});

test("a body that is no form is looked at up to 256 KiB", async () => {
  const { call } = await testDesk();
  const ask = async (bytes: number) => {
    const headers = { "content-type": "application/json", "idempotency-key": "k" };
    const { status, body } = await call("POST", "/v1/tickets", {
      body: "{}".padEnd(bytes),
      headers,
    });
    return [status, body["detail"]];
  };
  expect(await ask(256 * 1024)).toEqual([415, "El cuerpo debe ser multipart/form-data."]);
  expect(await ask(256 * 1024 + 1)).toEqual([413, "El cuerpo es demasiado grande."]);
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

test.each([
  ["nothing comes", undefined, "1", [250, 250, 250, 250]],
  ["one comes meanwhile", 2, "1", [250, 250]],
  ["nothing is waited for", undefined, "0", []],
])("waiting for changes ends when %s", async (_when, comesAfter, espera, waits) => {
  const waited: number[] = [];
  const { call } = await testDesk({
    async wait(milliseconds) {
      waited.push(milliseconds);
      if (waited.length !== comesAfter) return;
      const body = requestBody({ tipo: "consulta", datos: consultationData }, []);
      await call("POST", "/v1/tickets", { body, headers: { "idempotency-key": "k" } });
    },
  });
  const { body } = await call("GET", `/v1/cambios?espera=${espera}`);
  const change = {
    numero: "MS-2026-000001",
    estado: "registrado",
    motivo: "creado",
    fecha: "2026-11-24T15:00:00.000Z",
  };
  expect([body, waited]).toEqual([
    comesAfter === undefined
      ? { cambios: [], siguiente: "0" }
      : { cambios: [change], siguiente: "1" },
    waits,
  ]);
});

test("waiting for changes ends when the desk closes", async () => {
  const waited: number[] = [];
  const closed: Promise<void>[] = [];
  const { call, desk } = await testDesk({
    wait(milliseconds) {
      waited.push(milliseconds);
      closed.push(desk.close());
      return Promise.resolve();
    },
  });
  const { body } = await call("GET", "/v1/cambios?espera=30");
  expect([body, waited]).toEqual([{ cambios: [], siguiente: "0" }, [250]]);
  await Promise.all(closed);
});

test("whether it is there is told to anybody", async () => {
  const { call } = await testDesk();
  expect((await call("GET", "/v1/cambios?desde=0&espera=0")).body).toEqual({
    cambios: [],
    siguiente: "0",
  });
  expect((await call("GET", "/v1/salud", { token: "" })).body).toEqual({ estado: "bien" });
});
