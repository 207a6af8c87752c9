import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SubmissionFile } from "../../src/domain/submission.ts";
import { testIntent, testTicket } from "../support/intent.ts";
import { scriptedPortal } from "../support/scripted-portal.ts";
import { testFolder } from "../support/test-context.ts";

const { signal } = new AbortController();
const detail = { ...testTicket, datos: {}, mensajes: [], adjuntos: [], cadena: [] };
const page = { tickets: [testTicket], siguiente: null };

type Desk = ReturnType<typeof scriptedPortal>;
const authorization = "Bearer una";
const get = (path: string) => ({ method: "GET", path, headers: { authorization } });
const post = (path: string, body: unknown) => ({
  method: "POST",
  path,
  headers: { authorization, "content-type": "application/json" },
  body: JSON.stringify(body),
});

test.each<[string, (desk: Desk) => Promise<unknown>, unknown, unknown]>([
  ["a case", (on) => on.channel.getTicket("a/b", signal), get("/v1/tickets/a%2Fb"), detail],
  [
    "cases",
    (on) => on.channel.listTickets({ estado: "conforme", buscar: "a b" }, { limit: 5 }, signal),
    get("/v1/tickets?limite=5&estado=conforme&buscar=a+b"),
    page,
  ],
  [
    "more cases",
    (on) => on.channel.listTickets({}, { limit: 5, cursor: "c" }, signal),
    get("/v1/tickets?limite=5&cursor=c"),
    page,
  ],
  [
    "an agreement",
    (on) => on.channel.accept("a/b", undefined, signal),
    post("/v1/tickets/a%2Fb/conformidad", {}),
    testTicket,
  ],
  [
    "an agreement with a remark",
    (on) => on.channel.accept("T", "Bien", signal),
    post("/v1/tickets/T/conformidad", { observacion: "Bien" }),
    testTicket,
  ],
  [
    "changes from the beginning",
    (on) => on.channel.changes(undefined, 0, signal),
    get("/v1/cambios?espera=0"),
    { cambios: [], siguiente: "s" },
  ],
  [
    "changes, waiting for them",
    (on) => on.channel.changes("c", 1999, signal),
    { ...get("/v1/cambios?espera=1&desde=c"), once: true },
    {
      cambios: [{ numero: "T", estado: "e", motivo: "m", fecha: "2026-11-24T15:00:00.000Z" }],
      siguiente: "s",
    },
  ],
  ["a key", (on) => on.channel.findByKey("a/b", signal), get("/v1/solicitudes/a%2Fb"), testTicket],
  [
    "an official's cases",
    async (on) => ({
      ...page,
      tickets: await on.analyst.list({ estado: "asignado", limite: 3 }, signal),
    }),
    get("/v1/analista/tickets?limite=3&estado=asignado"),
    page,
  ],
  [
    "all of an official's cases",
    async (on) => ({ ...page, tickets: await on.analyst.list({ limite: 3 }, signal) }),
    get("/v1/analista/tickets?limite=3"),
    page,
  ],
  [
    "an official's case",
    (on) => on.analyst.get("a/b", signal),
    get("/v1/analista/tickets/a%2Fb"),
    detail,
  ],
  [
    "to take it",
    (on) => on.analyst.take("T", signal),
    post("/v1/analista/tickets/T/tomar", {}),
    testTicket,
  ],
  [
    "to answer it",
    (on) => on.analyst.answer("T", "Bien", true, signal),
    post("/v1/analista/tickets/T/respuestas", { texto: "Bien", pide_datos: true }),
    testTicket,
  ],
  [
    "to close it",
    (on) => on.analyst.resolve("T", "atendido", "Bien", signal),
    post("/v1/analista/tickets/T/resolucion", { resultado: "atendido", texto: "Bien" }),
    testTicket,
  ],
  [
    "to close it without a word",
    (on) => on.analyst.resolve("T", "atendido", undefined, signal),
    post("/v1/analista/tickets/T/resolucion", { resultado: "atendido" }),
    testTicket,
  ],
  [
    "whether it is there, without a token",
    (on) => on.channel.ping(signal).then(() => ({ estado: "ok" })),
    { method: "GET", path: "/v1/salud", headers: {} },
    { estado: "ok" },
  ],
])("the desk is asked for %s by one request", async (_what, ask, request, json) => {
  const desk = scriptedPortal({ json });
  expect(await ask(desk)).toEqual(json);
  expect(desk.asked).toEqual([request]);
});

/** A copy on disk of so many bytes. */
function copied(bytes: number): SubmissionFile {
  const ruta = join(testFolder(), "copia");
  writeFileSync(ruta, "x".repeat(bytes));
  return { ruta, clase: "evidencia", nombre: "e.pdf", tipo: "application/pdf", bytes, sha256: "s" };
}

/** The parts of a multipart body: their headers and bytes. */
function partsOf(body: string): readonly (readonly string[])[] {
  const mark = body.slice(0, body.indexOf("\r\n"));
  return body
    .split(mark)
    .slice(1, -1)
    .map((part) => part.trim().split("\r\n\r\n"));
}

const filePart = (bytes: number) => [
  'Content-Disposition: form-data; name="archivo-1"; filename="e.pdf"\r\nContent-Type: application/pdf',
  "x".repeat(bytes),
];
const jsonPart = (name: string, json: unknown) => [
  `Content-Disposition: form-data; name="${name}"\r\nContent-Type: application/json`,
  JSON.stringify(json),
];
const declared = (bytes: number) => ({
  parte: "archivo-1",
  clase: "evidencia",
  nombre: "e.pdf",
  tipo: "application/pdf",
  bytes,
  sha256: "s",
});

test.each([4, 512 * 1024, 512 * 1024 + 1])(
  "a request goes out with its key, what is asked and a file of %i bytes",
  async (bytes) => {
    const desk = scriptedPortal({ json: testTicket });
    const archivos = [copied(bytes)];
    await desk.channel.submit(testIntent({ archivos, sigue_a: "T-0" }), signal);
    const body = desk.asked[0]?.body ?? "";
    const mark = body.slice(2, body.indexOf("\r\n"));
    const headers = {
      authorization,
      "idempotency-key": "clave-1",
      "content-type": `multipart/form-data; boundary=${mark}`,
      "content-length": String(body.length),
    };
    expect(desk.asked).toEqual([{ method: "POST", path: "/v1/tickets", headers, body }]);
    const asked = { tipo: "consulta", datos: { asunto: "Algo" }, sigue_a: "T-0" };
    expect(partsOf(body)).toEqual([
      jsonPart("solicitud", { ...asked, archivos: [declared(bytes)] }),
      filePart(bytes),
    ]);
  },
);

test("a message to a case goes out with its key and its files", async () => {
  const message = {
    id: "m",
    de: "Yo",
    fecha: "2026-11-24T15:00:00.000Z",
    texto: "Va",
    adjuntos: [],
  };
  const desk = scriptedPortal({ json: message });
  const sent = { clave: "k", texto: "Va", archivos: [copied(4)] };
  expect(await desk.channel.reply("a/b", sent, signal)).toEqual(message);
  expect(desk.asked).toMatchObject([
    { method: "POST", path: "/v1/tickets/a%2Fb/mensajes", headers: { "idempotency-key": "k" } },
  ]);
  expect(partsOf(desk.asked[0]?.body ?? "")).toEqual([
    jsonPart("mensaje", { texto: "Va", archivos: [declared(4)] }),
    filePart(4),
  ]);
});

test("a copy that is gone is told as what it is", async () => {
  const desk = scriptedPortal();
  const ruta = join(testFolder(), "nada");
  const intent = testIntent({ archivos: [{ ...copied(4), ruta }] });
  await expect(desk.channel.submit(intent, signal)).rejects.toMatchObject({
    code: "disco",
    params: { ruta },
  });
});
