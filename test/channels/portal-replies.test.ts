import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { unknownTime } from "../../src/domain/desk-time.ts";
import { Secret } from "../../src/domain/secret.ts";
import type { MesaError } from "../../src/errors/mesa-error.ts";
import { HttpFailure } from "../../src/ports/http.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { scriptedPortal, type Scripted } from "../support/scripted-portal.ts";

const { signal } = new AbortController();
const refused = { status: 401, json: { codigo: "no-autenticado" } };

test.each<[Scripted | Error, unknown]>([
  [
    { status: 200, json: testTicket },
    { kind: "accepted", ticket: testTicket, replayed: false },
  ],
  [
    { status: 201, json: testTicket, headers: { "idempotency-replayed": "true" } },
    { kind: "accepted", ticket: testTicket, replayed: true },
  ],
  [
    { status: 201, json: {} },
    { kind: "unknown", reason: "respuesta-invalida" },
  ],
  [
    { status: 202, json: testTicket },
    { kind: "unknown", reason: "HTTP 202" },
  ],
  [{ status: 299 }, { kind: "unknown", reason: "HTTP 299" }],
  [{ status: 300 }, { kind: "unreachable", reason: "HTTP 300" }],
  [
    { status: 399, json: { codigo: "x" } },
    { kind: "unreachable", reason: "HTTP 399" },
  ],
  [{ status: 400 }, { kind: "refused", code: "", message: "HTTP 400", problems: [] }],
  [
    { status: 403, json: { codigo: "x", title: "T" } },
    { kind: "refused", code: "x", message: "T", problems: [] },
  ],
  [
    { status: 408, json: { codigo: "x" } },
    { kind: "unreachable", reason: "HTTP 408" },
  ],
  [
    { status: 409, json: { codigo: "en-proceso" } },
    { kind: "unknown", reason: "HTTP 409" },
  ],
  [
    {
      status: 422,
      json: { detail: "D", title: "T", errores: [{ puntero: "/datos/pasos/0", detalle: "No" }] },
    },
    { kind: "refused", code: "", message: "D", problems: [{ field: "pasos", text: "No" }] },
  ],
  [{ status: 425 }, { kind: "unreachable", reason: "HTTP 425" }],
  [{ status: 429 }, { kind: "unreachable", reason: "HTTP 429" }],
  [{ status: 499 }, { kind: "unreachable", reason: "HTTP 499" }],
  [
    { status: 500, json: { codigo: "x" } },
    { kind: "unknown", reason: "HTTP 500" },
  ],
  [{ status: 503 }, { kind: "unreachable", reason: "HTTP 503" }],
  [
    { status: 503, doubtful: true },
    { kind: "unknown", reason: "HTTP 503" },
  ],
  [
    { status: 422, doubtful: true },
    { kind: "unknown", reason: "HTTP 422" },
  ],
  [
    new HttpFailure("ECONNREFUSED", false, undefined),
    { kind: "unreachable", reason: "ECONNREFUSED" },
  ],
  [new HttpFailure("ECONNRESET", true, undefined), { kind: "unknown", reason: "ECONNRESET" }],
])("a request answered by %j has this outcome", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  expect(await desk.channel.submit(testIntent(), signal)).toEqual(outcome);
  expect(desk.asked).toHaveLength(1);
});

test.each<[readonly (Scripted | Error)[], unknown]>([
  [[refused, { json: testTicket }], { kind: "accepted", ticket: testTicket, replayed: false }],
  [[refused, { status: 422 }], { kind: "refused", code: "", message: "HTTP 422", problems: [] }],
  [[refused, refused], "sesion-caducada"],
  // It may have been taken before the token was refused.
  [[{ ...refused, doubtful: true }, { status: 422 }], { kind: "unknown", reason: "HTTP 422" }],
  [[{ ...refused, doubtful: true }, refused], { kind: "unknown", reason: "HTTP 401" }],
  [
    [{ ...refused, doubtful: true }, new HttpFailure("ECONNREFUSED", false, undefined)],
    { kind: "unknown", reason: "HTTP 401" },
  ],
  [
    [refused, new HttpFailure("ECONNREFUSED", false, undefined)],
    { kind: "unreachable", reason: "ECONNREFUSED" },
  ],
])("a token that is refused is renewed once, and then: %j", async (replies, outcome) => {
  const desk = scriptedPortal(...replies);
  const submitted = desk.channel.submit(testIntent(), signal).catch(codeOf);
  expect(await submitted).toEqual(outcome);
  expect(desk.asked.map(({ headers }) => headers["authorization"])).toEqual([
    "Bearer una",
    "Bearer tras una",
  ]);
});

const codeOf = (error: unknown): unknown => Object(error).code;

test.each<[Scripted | Error, unknown]>([
  [{ json: testTicket }, testTicket],
  [{ json: { ...testTicket, numero: 5 } }, "respuesta-invalida"],
  [{ status: 201, json: testTicket }, "mesa-inalcanzable"],
  [{ status: 404, json: { codigo: "no-existe" } }, undefined],
  [{ status: 404, text: "<h1>" }, "respuesta-invalida"],
  [{ status: 403 }, "mesa-rechaza"],
  [new HttpFailure("ECONNRESET", true, undefined), "mesa-inalcanzable"],
])("a key answered by %j: %j", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  expect(await desk.channel.findByKey("k", signal).catch(codeOf)).toEqual(outcome);
});

test.each<[number, Scripted, unknown, string | undefined]>([
  [0, { headers: { "content-length": "4" } }, { total: 4, from: 0 }, undefined],
  [0, {}, { total: null, from: 0 }, undefined],
  [0, { headers: { "content-length": "x" } }, { total: null, from: 0 }, undefined],
  [3, { status: 206, headers: { "content-length": "4" } }, { total: 7, from: 3 }, "bytes=3-"],
  [3, { status: 200, headers: { "content-length": "4" } }, { total: 4, from: 0 }, "bytes=3-"],
])("a file from byte %i, answered by %j", async (from, reply, facts, range) => {
  const desk = scriptedPortal({ text: "%PDF", ...reply });
  const { data, ...given } = await desk.channel.download("a/b", "c/d", from, signal);
  expect([given, (await buffer(data)).toString()]).toEqual([facts, "%PDF"]);
  const headers = { authorization: "Bearer una", ...(range !== undefined && { range }) };
  const path = "/v1/tickets/a%2Fb/adjuntos/c%2Fd";
  expect(desk.asked).toEqual([{ method: "GET", path, headers }]);
});

test.each<[Scripted | Error, object]>([
  [{ status: 404 }, { code: "no-existe", params: { nombre: "a", orden: "mesa ticket ver T" } }],
  [{ status: 204 }, { code: "mesa-inalcanzable", params: { motivo: "HTTP 204" } }],
  [{ status: 416 }, { code: "mesa-rechaza", params: { motivo: "HTTP 416" } }],
  [new HttpFailure("ECONNRESET", true, undefined), { code: "mesa-inalcanzable" }],
])("a file answered by %j is told by its cause", async (reply, error) => {
  const desk = scriptedPortal(reply);
  await expect(desk.channel.download("T", "a", 0, signal)).rejects.toMatchObject(error);
});

const session = {
  token: "t",
  caduca: "2026-11-24T15:00:00Z",
  ruc: null,
  usuario: "YO",
  nombre: "Yo",
};
const credentials = { ruc: undefined, usuario: "YO", contrasena: new Secret("clave") };

test.each<[string, string]>([
  [session.caduca, session.caduca],
  ["2026-11-24T10:00:00-05:00", "2026-11-24T15:00:00.000Z"],
  ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
  ["9999-12-30T23:59:59Z", unknownTime],
  ["9999-12-31T23:59:59Zulú", unknownTime],
  ["mañana", unknownTime],
  ["9999-12-31T23:59:59.000Z", "9999-12-31T23:59:59.000Z"],
])("who signs in until %s is asked for by one request", async (caduca, until) => {
  const desk = scriptedPortal({ status: 201, json: { ...session, caduca } });
  const { token, ...facts } = await desk.signIn.signIn(credentials, signal);
  expect([token.reveal(), facts]).toEqual([
    "t",
    { caduca: until, ruc: null, usuario: "YO", nombre: "Yo" },
  ]);
  expect(desk.asked).toEqual([
    {
      method: "POST",
      path: "/v1/sesiones",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ruc: null, usuario: "YO", contrasena: "clave" }),
    },
  ]);
});

test.each<[Scripted | Error, string, string | undefined]>([
  [{ status: 201, json: { ...session, token: "" } }, "respuesta-invalida", undefined],
  [{ status: 200, json: session }, "mesa-inalcanzable", undefined],
  [{ status: 401, json: { detail: "No" } }, "credenciales-rechazadas", "No"],
  [{ status: 401, json: { codigo: "cuenta-bloqueada" } }, "cuenta-bloqueada", undefined],
  [{ status: 403, json: { codigo: "contrasena-caducada" } }, "contrasena-caducada", undefined],
  [
    { status: 403, json: { codigo: "cambio-obligatorio", detail: "Ya" } },
    "cambio-obligatorio",
    "Ya",
  ],
  [{ status: 429, json: { detail: "Mucho" } }, "cuenta-bloqueada", "Mucho"],
  [{ status: 403, json: { codigo: "x", detail: "No" } }, "mesa-rechaza", "No"],
  [new HttpFailure("ECONNREFUSED", false, undefined), "mesa-inalcanzable", undefined],
])("signing in, answered by %j: %s", async (reply, code, foreign) => {
  const desk = scriptedPortal(reply);
  const error: unknown = await desk.signIn.signIn(credentials, signal).catch((one: unknown) => one);
  expect([codeOf(error), Object(error).foreign]).toEqual([code, foreign]);
});

const user = {
  tipo_persona: "natural",
  identificacion: "1",
  usuario: "YO",
  nombre: "Yo",
  correo: "a@b.test",
};

test.each<[Scripted, unknown]>([
  [
    { status: 201, json: session },
    { ruc: null, usuario: "YO", nombre: "Yo" },
  ],
  [{ status: 409 }, { code: "usuario-existe", params: { usuario: "YO" } }],
  [
    { status: 200, json: session },
    { code: "mesa-inalcanzable", params: { motivo: "HTTP 200" } },
  ],
  [{ status: 422 }, { code: "mesa-rechaza", params: { motivo: "HTTP 422" } }],
])("registering, answered by %j", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  const made = await desk.signIn
    .register(user, new Secret("clave"), signal)
    .catch(({ code, params }: MesaError) => ({ code, params }));
  expect(made).toEqual(outcome);
  expect(desk.asked).toEqual([
    {
      method: "POST",
      path: "/v1/usuarios",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...user, contrasena: "clave" }),
    },
  ]);
});

test.each<[Scripted, unknown]>([
  [{ status: 204 }, true],
  [refused, true],
  [{ status: 200 }, "mesa-inalcanzable"],
  [{ status: 500 }, "mesa-falla"],
])("signing out, answered by %j: %s", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  expect(await desk.signIn.signOut(new Secret("t"), signal).catch(codeOf)).toBe(outcome);
  const headers = { authorization: "Bearer t" };
  expect(desk.asked).toEqual([{ method: "DELETE", path: "/v1/sesiones/actual", headers }]);
});
