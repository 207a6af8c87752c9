import { expect, test } from "vitest";
import { encodeQuery } from "../../src/channels/request-tracker/rt-client.ts";
import { createRtQueues, isRt } from "../../src/channels/request-tracker/rt-queues.ts";
import { createRtSignIn } from "../../src/channels/request-tracker/rt-sign-in.ts";
import { Secret } from "../../src/domain/secret.ts";
import { cannedNow, cannedTracker } from "../support/canned-tracker.ts";
import { testIntent } from "../support/intent.ts";

const signal = new AbortController().signal;

/** A part of a multipart body as JSON. */
function partOf(body: string, name: string): unknown {
  const start = body.indexOf(`name="${name}"`);
  return JSON.parse(body.slice(body.indexOf("\r\n\r\n", start), body.indexOf("\r\n--", start)));
}

test("a query is written so that a plus sign and a space stay what they are", () => {
  expect(encodeQuery({ query: "a + b=c&d", "fields[Queue]": "ñ" })).toBe(
    "query=a%20%2B%20b%3Dc%26d&fields%5BQueue%5D=%C3%B1",
  );
});

test("the queues and what fields one has are read from the tracker", async () => {
  const { client, asked } = await cannedTracker({
    "GET /queues/all": [
      { id: 3, Name: "Mesa", Description: "Ecuapass" },
      { id: 4, Name: "Otra", Description: null },
    ],
    "GET /queue/3": {
      TicketCustomFields: [
        { id: 1, name: "Clave" },
        { id: "2", name: "Tipo" },
      ],
    },
  });
  const queues = createRtQueues(client);
  expect([await queues.queues(signal), await queues.fields("Mesa", signal)]).toEqual([
    [
      { nombre: "Mesa", descripcion: "Ecuapass" },
      { nombre: "Otra", descripcion: "" },
    ],
    ["Clave", "Tipo"],
  ]);
  await expect(queues.fields("Nadie", signal)).rejects.toMatchObject({
    code: "no-existe",
    params: { nombre: "Nadie", orden: "mesa perfil crear --canal rt" },
  });
  expect(asked).toEqual(
    ["all", "all", "3", "all"].map((end) =>
      end === "all" ? "GET /queues/all" : `GET /queue/${end}`,
    ),
  );
});

test("a server is a Request Tracker where it refuses a stranger in JSON", async () => {
  const known = await cannedTracker({ "GET /rt": 401 });
  const other = await cannedTracker({ "GET /rt": {} });
  expect([await isRt(known.http, signal), await isRt(other.http, signal)]).toEqual([true, false]);
  await known.channel.ping(signal);
  await expect(other.channel.ping(signal)).rejects.toMatchObject({ code: "respuesta-invalida" });
});

test.each([
  ["a password", "clave", `Basic ${Buffer.from("yo:clave").toString("base64")}`, "yo"],
  ["a token", "1-77-0123456789abcdef", "token 1-77-0123456789abcdef", "77"],
  [
    "what is too short for a token",
    "1-77-0123456789abcde",
    `Basic ${Buffer.from("yo:1-77-0123456789abcde").toString("base64")}`,
    "yo",
  ],
])("%s signs in, and its owner is asked for", async (_what, typed, header, owner) => {
  const { http, asked, authorizations } = await cannedTracker({
    [`GET /user/${owner}`]: { id: 77, Name: "operador", RealName: "Operadora" },
  });
  const signIn = createRtSignIn(http, "rt.test", () => cannedNow);
  const session = await signIn.signIn(
    { ruc: undefined, usuario: "yo", contrasena: new Secret(typed) },
    signal,
  );
  expect({ ...session, token: session.token.reveal() }).toEqual({
    token: header,
    ruc: null,
    usuario: "operador",
    nombre: "Operadora",
    caduca: "2027-02-23T15:00:00.000Z",
  });
  expect([asked, authorizations]).toEqual([[`GET /user/${owner}`], [header]]);
});

test.each([
  [401, "acceso-rechazado", { servidor: "rt.test" }],
  [403, "ticket-no-existe", {}],
  [500, "mesa-falla", { motivo: "HTTP 500" }],
])("signing in that is answered with %i", async (status, code, params) => {
  const { http } = await cannedTracker({ "GET /user/yo": status });
  const signIn = createRtSignIn(http, "rt.test", () => cannedNow);
  const given = { ruc: undefined, usuario: "yo", contrasena: new Secret("clave") };
  await expect(signIn.signIn(given, signal)).rejects.toMatchObject({ code, params });
});

test("a user without a name of their own is told by the other; nobody registers or signs out", async () => {
  const { http, asked } = await cannedTracker({ "GET /user/yo": { id: 1, Name: "yo" } });
  const signIn = createRtSignIn(http, "rt.test", () => cannedNow);
  const given = { ruc: undefined, usuario: "yo", contrasena: new Secret("clave") };
  expect((await signIn.signIn(given, signal)).nombre).toBe("yo");
  const user = { tipo_persona: "", identificacion: "", usuario: "yo", nombre: "", correo: "" };
  await expect(signIn.register(user, new Secret("clave"), signal)).rejects.toMatchObject({
    code: "canal-no-puede",
    params: { canal: "rt", orden: "mesa registro" },
  });
  expect(await signIn.signOut(new Secret("x"), signal)).toBe(true);
  expect(asked).toHaveLength(1);
});

test("a request is looked for by its key, written with its record, and read back", async () => {
  const { channel, asked, sent } = await cannedTracker({
    "POST /ticket": { id: 12 },
    "GET /tickets": [],
  });
  const intent = testIntent({ canal: "rt", datos: { asunto: "Algo" }, sigue_a: "4" });
  expect(await channel.submit(intent, signal)).toEqual({
    kind: "accepted",
    replayed: false,
    ticket: {
      numero: "12",
      tipo: "consulta",
      estado: "registrado",
      unidad: "Mesa",
      funcionario: null,
      asunto: "Consulta",
      creado: intent.creada,
      actualizado: intent.creada,
      sigue_a: "4",
    },
    advice: [{ field: "ticket", code: "mesa-no-muestra", params: { solicitante: "operador" } }],
  });
  expect(asked).toEqual([
    "GET /tickets?Queue = 'Mesa' AND CF.{Clave} = 'clave-1'",
    "POST /ticket",
    "GET /tickets?id = 12",
  ]);
  expect(partOf(sent[1] ?? "", "JSON")).toEqual({
    Queue: "Mesa",
    Requestor: "operador",
    Subject: "[Consulta] Algo",
    Content: "Texto",
    ContentType: "text/plain",
    CustomFields: { Tipo: "Consulta", Clave: "clave-1" },
    RefersTo: "4",
  });
  expect(partOf(sent[1] ?? "", "Attachments")).toMatchObject({ v: 1, clave: "clave-1" });
  expect(sent[1]).toContain(
    'name="Attachments"; filename="solicitud.json"\r\nContent-Type: application/json\r\n',
  );
});
