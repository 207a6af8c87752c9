import { expect, test } from "vitest";
import {
  consultationData,
  incidentData,
  pdf,
  requestBody,
  testDesk,
} from "../support/desk-client.ts";

test("the official procedure, start to end", async () => {
  const { call, analyst } = await testDesk();
  const account = {
    tipo_persona: "juridica-privada",
    identificacion: "0999999901001",
    ruc: "0999999901001",
    usuario: "agente.uno",
    nombre: "Agente Uno",
    correo: "uno@agente.example",
    contrasena: "contrasena-larga-7",
  };
  expect((await call("POST", "/v1/usuarios", { token: "", json: account })).status).toBe(201);
  expect((await call("POST", "/v1/usuarios", { token: "", json: account })).body).toMatchObject({
    status: 409,
    codigo: "usuario-existe",
  });
  const signedIn = await call("POST", "/v1/sesiones", {
    token: "",
    json: { ruc: account.ruc, usuario: "AGENTE.UNO", contrasena: account.contrasena },
  });
  expect(signedIn).toMatchObject({ status: 201, body: { nombre: "Agente Uno", rol: "operador" } });
  const token = String(signedIn.body["token"]);

  const incident = await call("POST", "/v1/tickets", {
    token,
    body: requestBody(),
    headers: { "idempotency-key": "k1" },
  });
  expect(incident).toMatchObject({
    status: 201,
    body: {
      numero: "MS-2026-000001",
      estado: "registrado",
      unidad: "Jefatura de Análisis Funcional",
      asunto:
        "Declaración Aduanera de Importación · El sistema muestra un error; se esperaba que quedara enviada",
      funcionario: null,
      sigue_a: null,
    },
  });
  expect(incident.headers.get("location")).toBe("/v1/tickets/MS-2026-000001");

  const at = (action: string): string => `/v1/analista/tickets/MS-2026-000001/${action}`;
  expect((await call("POST", at("tomar"), { token: analyst, json: {} })).body).toMatchObject({
    estado: "en_analisis",
    funcionario: "Analista de práctica",
  });
  expect(
    (
      await call("POST", at("respuestas"), {
        token: analyst,
        json: { texto: "¿MRN?", pide_datos: true },
      })
    ).body,
  ).toMatchObject({ estado: "en_analisis" });
  const said = await call("POST", "/v1/tickets/MS-2026-000001/mensajes", {
    token,
    headers: { "idempotency-key": "m1" },
    body: requestBody(
      { texto: "Adjunto." },
      [{ nombre: "número.pdf", tipo: "application/pdf", bytes: pdf }],
      "mensaje",
    ),
  });
  expect(said).toMatchObject({
    status: 201,
    body: { de: "Agente Uno", texto: "Adjunto.", adjuntos: [{ nombre: "número.pdf" }] },
  });
  expect(
    (await call("POST", at("respuestas"), { token: analyst, json: { texto: "Reiniciado." } })).body,
  ).toMatchObject({ estado: "respondido" });

  const read = "/v1/analista/tickets/MS-2026-000001";
  expect((await call("GET", read, { token: analyst })).body).toEqual(
    (await call("GET", "/v1/tickets/MS-2026-000001", { token })).body,
  );
  expect((await call("GET", read, { token })).status).toBe(403);

  const follow = await call("POST", "/v1/tickets", {
    token,
    body: requestBody({ tipo: "incidente", datos: incidentData, sigue_a: "MS-2026-000001" }),
    headers: { "idempotency-key": "k2" },
  });
  expect(follow.body).toMatchObject({ numero: "MS-2026-000002", sigue_a: "MS-2026-000001" });
  const first = await call("GET", "/v1/tickets/MS-2026-000001", { token });
  expect(first.body).toMatchObject({
    estado: "inconforme",
    cadena: ["MS-2026-000001", "MS-2026-000002"],
    mensajes: [{ texto: "¿MRN?" }, { texto: "Adjunto." }, { texto: "Reiniciado." }],
  });

  await call("POST", "/v1/analista/tickets/MS-2026-000002/resolucion", {
    token: analyst,
    json: { resultado: "atendido", texto: "Corregido." },
  });
  const accept = () =>
    call("POST", "/v1/tickets/MS-2026-000002/conformidad", {
      token,
      json: { observacion: "Gracias." },
    });
  expect((await accept()).body).toMatchObject({ estado: "conforme" });
  expect((await accept()).body).toMatchObject({ estado: "conforme" });
  expect(
    (await call("GET", "/v1/tickets/MS-2026-000002", { token })).body["mensajes"],
  ).toHaveLength(2);

  const consultation = await call("POST", "/v1/tickets", {
    token,
    body: requestBody({ tipo: "consulta", datos: consultationData }, []),
    headers: { "idempotency-key": "k3" },
  });
  expect(consultation.body).toMatchObject({
    unidad: "Jefatura de Atención al Usuario",
    asunto: "División de un envío",
  });
  const changes = await call("GET", "/v1/cambios?desde=0", { token });
  expect(changes.body["cambios"]).toHaveLength(14);
});

test("what a state does not allow is refused, and so is another official's case", async () => {
  const { call, analyst } = await testDesk();
  await call("POST", "/v1/tickets", { body: requestBody(), headers: { "idempotency-key": "k" } });
  const numero = "MS-2026-000001";
  expect(
    (await call("POST", `/v1/tickets/${numero}/conformidad`, { json: {} })).body,
  ).toMatchObject({ status: 409, codigo: "estado-no-permite" });
  const follow = requestBody({ tipo: "incidente", datos: incidentData, sigue_a: numero });
  expect(
    (await call("POST", "/v1/tickets", { body: follow, headers: { "idempotency-key": "f" } })).body
      .errores,
  ).toMatchObject([{ puntero: "/sigue_a", codigo: "estado-no-permite" }]);
  const resolve = (resultado: string) =>
    call("POST", `/v1/analista/tickets/${numero}/resolucion`, {
      token: analyst,
      json: { resultado },
    });
  expect((await resolve("rechazado")).body).toMatchObject({ estado: "rechazado" });
  expect((await resolve("anulado")).status).toBe(409);
  expect((await call("GET", "/v1/analista/tickets")).body).toMatchObject({
    status: 403,
    codigo: "no-permitido",
  });
});

test("one operator never sees another's tickets", async () => {
  const { call, operator } = await testDesk();
  const account = {
    tipo_persona: "natural-extranjera",
    identificacion: "XZ0000009",
    usuario: "ANA",
    nombre: "Ana",
    correo: "ana@mision.example",
    contrasena: "contrasena-larga-8",
  };
  await call("POST", "/v1/usuarios", { token: "", json: account });
  const { body } = await call("POST", "/v1/sesiones", {
    token: "",
    json: { usuario: "ana", contrasena: account.contrasena },
  });
  const token = String(body["token"]);
  await call("POST", "/v1/tickets", {
    token: operator,
    body: requestBody(),
    headers: { "idempotency-key": "k" },
  });
  const { adjuntos } = (await call("GET", "/v1/tickets/MS-2026-000001", { token: operator })).body;
  expect(adjuntos).toMatchObject([{ id: "1", bytes: pdf.length }]);
  for (const path of ["", "/adjuntos/1"]) {
    expect((await call("GET", `/v1/tickets/MS-2026-000001${path}`, { token })).status).toBe(404);
  }
  expect((await call("GET", "/v1/solicitudes/k", { token })).status).toBe(404);
  expect((await call("GET", "/v1/solicitudes/k", { token: operator })).body).toMatchObject({
    numero: "MS-2026-000001",
  });
  expect((await call("GET", "/v1/tickets", { token })).body).toEqual({
    tickets: [],
    siguiente: null,
  });
});

test.each([
  ["2026-12-31T23:59:59-05:00", "MS-2026-000001", "Fri, 01 Jan 2027 04:59:59 GMT"],
  ["2027-01-01T00:00:00-05:00", "MS-2027-000001", "Fri, 01 Jan 2027 05:00:00 GMT"],
])(
  "at %s a ticket has the year of Guayaquil, and answers the desk's time",
  async (now, numero, date) => {
    const { call } = await testDesk({ clock: () => new Date(now) });
    const made = await call("POST", "/v1/tickets", {
      body: requestBody(),
      headers: { "idempotency-key": "k1" },
    });
    expect(made).toMatchObject({ status: 201, body: { numero } });
    expect(made.headers.get("date")).toBe(date);
    const refused = await call("GET", "/v1/tickets/MS-2026-999999");
    expect([refused.status, refused.headers.get("date")]).toEqual([404, date]);
  },
);
