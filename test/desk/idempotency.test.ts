import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  consultationData,
  incidentData,
  pdf,
  requestBody,
  testDesk,
  type TestFile,
} from "../support/desk-client.ts";

const post = (body: FormData, key: string) => ({ body, headers: { "idempotency-key": key } });

test("the same key with the same content gives the same ticket, with other content nothing", async () => {
  const { call } = await testDesk();
  const first = await call("POST", "/v1/tickets", post(requestBody(), "k"));
  const again = await call("POST", "/v1/tickets", post(requestBody(), "k"));
  expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([
    201,
    200,
    "true",
  ]);
  expect(again.body).toEqual(first.body);
  const other = requestBody({ tipo: "incidente", datos: { ...incidentData, hora: "10:33" } });
  expect((await call("POST", "/v1/tickets", post(other, "k"))).body).toMatchObject({
    status: 422,
    codigo: "clave-reutilizada",
  });
});

test("what is said in another order, or is said to be missing, is the same content", async () => {
  const { call } = await testDesk();
  const ask = (facts: object) =>
    call("POST", "/v1/tickets", post(requestBody({ tipo: "consulta", ...facts }, []), "k"));
  const turned = Object.fromEntries(Object.entries(consultationData).toReversed());
  expect((await ask({ datos: { ...consultationData, lista: ["a", "b"] } })).status).toBe(201);
  expect((await ask({ sigue_a: null, datos: { lista: ["a", "b"], ...turned } })).status).toBe(200);
  expect((await ask({ datos: { lista: ["b", "a"], ...turned } })).status).toBe(422);
});

test("a key has up to 200 characters that can be seen", async () => {
  const { call } = await testDesk();
  const body = requestBody({ tipo: "consulta", datos: consultationData }, []);
  const ask = async (key: string) => (await call("POST", "/v1/tickets", post(body, key))).status;
  expect([
    await ask("~".repeat(200)),
    await ask("!"),
    await ask("~".repeat(201)),
    await ask("a b"),
    await ask("ñ"),
  ]).toEqual([201, 201, 400, 400, 400]);
});

test.each<[string, Partial<TestFile>]>([
  ["name", { nombre: "otra.pdf" }],
  ["content", { bytes: Buffer.concat([pdf, Buffer.from("\n")]) }],
])("a file of another %s is another request", async (_what, change) => {
  const { call } = await testDesk();
  const with1 = (one: Partial<TestFile>) => post(requestBody(undefined, [file(one)]), "k");
  expect((await call("POST", "/v1/tickets", with1({}))).status).toBe(201);
  expect((await call("POST", "/v1/tickets", with1({}))).status).toBe(200);
  expect((await call("POST", "/v1/tickets", with1(change))).body).toMatchObject({
    status: 422,
    codigo: "clave-reutilizada",
  });
});

test("a request that is delivered twice is answered the second time as it was the first", async () => {
  const { call } = await testDesk({
    nextFault: ({ method }) => (method === "POST" ? "entrega-doble" : undefined),
  });
  const { status, headers, body } = await call("POST", "/v1/tickets", post(requestBody(), "k"));
  const named = ["content-type", "idempotency-replayed"].map((name) => headers.get(name));
  expect([status, body["numero"], ...named]).toEqual([
    200,
    "MS-2026-000001",
    "application/json",
    "true",
  ]);
});

test("a message's key stands for one message of one ticket", async () => {
  const { call } = await testDesk();
  await call("POST", "/v1/tickets", post(requestBody(), "a"));
  await call("POST", "/v1/tickets", post(requestBody(), "b"));
  const write = (number: string) =>
    call(
      "POST",
      `/v1/tickets/${number}/mensajes`,
      post(requestBody({ texto: "¿Novedades?" }, [], "mensaje"), "m"),
    );
  const written = await write("MS-2026-000001");
  expect([written.status, (await write("MS-2026-000001")).body]).toEqual([201, written.body]);
  expect((await write("MS-2026-000002")).body).toMatchObject({
    status: 422,
    codigo: "clave-reutilizada",
  });
});

test("fifty at once with one key, through two desks on one folder, make one ticket", async () => {
  const one = await testDesk();
  const two = await testDesk({ folder: one.folder });
  const calls = Array.from({ length: 50 }, (_, index) =>
    (index % 2 === 0 ? one : two).call(
      "POST",
      "/v1/tickets",
      post(requestBody({ tipo: "consulta", datos: consultationData }, []), "k"),
    ),
  );
  const replies = await Promise.all(calls);
  expect(new Set(replies.map(({ body }) => body["numero"]))).toEqual(new Set(["MS-2026-000001"]));
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
});

const refused: readonly (readonly [string, FormData, number, string])[] = [
  [
    "a missing field",
    requestBody({ tipo: "incidente", datos: { ...incidentData, hora: undefined } }),
    422,
    "/datos/hora",
  ],
  [
    "a field of a newer client that is neither text nor a list of texts",
    requestBody({ tipo: "incidente", datos: { ...incidentData, otro: 1 } }),
    422,
    "/datos/otro",
  ],
  [
    "a field of a newer client that is too long",
    requestBody({ tipo: "incidente", datos: { ...incidentData, otro: "x".repeat(5001) } }),
    422,
    "/datos/otro",
  ],
  [
    "a name that no form could have",
    requestBody({ tipo: "incidente", datos: { ...incidentData, "Otro campo": "x" } }),
    422,
    "/datos/Otro campo",
  ],
  [
    "an unknown district",
    requestBody({ tipo: "incidente", datos: { ...incidentData, distrito: "Lima" } }),
    422,
    "/datos/distrito",
  ],
  [
    "an event in the future",
    requestBody({ tipo: "incidente", datos: { ...incidentData, fecha: "2026-11-25" } }),
    422,
    "/datos/fecha",
  ],
  [
    "a bad identity document",
    requestBody({ tipo: "incidente", datos: { ...incidentData, identificacion: "0900000002" } }),
    422,
    "/datos/identificacion",
  ],
  ["no evidence", requestBody(undefined, []), 422, "/archivos"],
  ["two documents of evidence", requestBody(undefined, [file({}), file({})]), 422, "/archivos"],
  [
    "a digest that is not the file's",
    requestBody(undefined, [file({ declared: { sha256: "0".repeat(64) } })]),
    422,
    "/archivos/0",
  ],
  [
    "a program called PDF",
    requestBody(undefined, [file({ bytes: Buffer.from("MZ programa") })]),
    422,
    "/archivos/0",
  ],
  [
    "a name that leaves the folder",
    requestBody(undefined, [file({ nombre: "../../evidencia.pdf" })]),
    422,
    "/archivos/0",
  ],
  ["a file that was not declared", withExtra(), 422, "/archivos"],
];

function file(change: Partial<TestFile>): TestFile {
  return { nombre: "e.pdf", tipo: "application/pdf", bytes: pdf, clase: "evidencia", ...change };
}

function withExtra(): FormData {
  const form = requestBody();
  form.append("archivo-9", new Blob([pdf]), "otro.pdf");
  return form;
}

test.each(refused)(
  "%s is refused, and nothing of it stays",
  async (_what, body, status, puntero) => {
    const { call, folder } = await testDesk();
    const reply = await call("POST", "/v1/tickets", post(body, "k"));
    expect([reply.status, reply.body.errores?.[0]?.puntero]).toEqual([status, puntero]);
    expect(readdirSync(join(folder, "subidas"))).toEqual([]);
    expect((await call("GET", "/v1/solicitudes/k")).status).toBe(404);
  },
);

test("bodies that are no request at all are refused in order", async () => {
  const { call } = await testDesk();
  const headers = { "idempotency-key": "k" };
  const raw = (body: string, type: string) =>
    call("POST", "/v1/tickets", { body, headers: { ...headers, "content-type": type } });
  expect((await raw("{}", "application/json")).status).toBe(415);
  expect((await raw("basura", "multipart/form-data; boundary=x")).status).toBe(400);
  expect(
    (
      await raw(
        '--x\r\ncontent-disposition: form-data; name="solicitud"\r\n\r\nno es json\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
      )
    ).body,
  ).toMatchObject({ codigo: "json-invalido" });
  expect((await call("POST", "/v1/tickets", { body: requestBody() })).body).toMatchObject({
    codigo: "clave-invalida",
  });
  expect(
    (await call("POST", "/v1/tickets", { ...post(requestBody(), "k"), token: "" })).status,
  ).toBe(401);
  const large = requestBody(undefined, [
    file({ bytes: Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(26 * 2 ** 20)]) }),
  ]);
  expect((await call("POST", "/v1/tickets", post(large, "k"))).body).toMatchObject({
    status: 413,
    detail: "Caben 20 archivos de hasta 25 MiB, y 40 MiB en total.",
  });
});
