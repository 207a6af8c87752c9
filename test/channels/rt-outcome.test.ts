import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createRtClient } from "../../src/channels/request-tracker/rt-client.ts";
import { settle, submit } from "../../src/channels/request-tracker/rt-submit.ts";
import { subjectOf } from "../../src/channels/request-tracker/rt-ticket.ts";
import { Secret } from "../../src/domain/secret.ts";
import { createHttpClient } from "../../src/platform/net/http-client.ts";
import { testIntent } from "../support/intent.ts";
import { listen } from "../support/listen.ts";

const signal = new AbortController().signal;
const settings = {
  cola: "Mesa",
  campo_clave: "Clave",
  solicitante: "operador",
  campos: { tipo: "Tipo" },
};
const noTickets = { count: 0, items: [], page: 1, pages: 1, per_page: 100, total: 0 };

/** A Request Tracker without tickets that answers every creation in one way. */
async function emptyTracker(status: number, body: string) {
  let created = 0;
  const port = await listen(
    createServer((request, reply) => {
      request.resume().on("end", () => {
        created += Number(request.method === "POST" && request.url?.endsWith("/ticket") === true);
        const search = request.method === "GET" || request.url?.includes("tickets") === true;
        const type = { "content-type": "application/json", connection: "close" };
        if (search) reply.writeHead(200, type).end(JSON.stringify(noTickets));
        else reply.writeHead(status, type).end(body);
      });
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const http = createHttpClient({ url, userAgent: "mesa/prueba", trace: () => {} });
  onTestFinished(http.close);
  const token = () => Promise.resolve(new Secret("ficha"));
  return { client: createRtClient(http, { token, renew: token }), created: () => created };
}

test.each([
  [408, "", { kind: "unreachable", reason: "HTTP 408" }],
  [425, "", { kind: "unreachable", reason: "HTTP 425" }],
  [429, "", { kind: "unreachable", reason: "HTTP 429" }],
  [503, "", { kind: "unreachable", reason: "HTTP 503" }],
  [500, "<h1>Error</h1>", { kind: "unknown", reason: "HTTP 500" }],
  [502, "", { kind: "unknown", reason: "HTTP 502" }],
  [504, "", { kind: "unknown", reason: "HTTP 504" }],
  [200, "<h1>Login</h1>", { kind: "unknown", reason: "HTTP 200" }],
  [400, '{"message":"Invalid queue"}', { kind: "refused", message: "Invalid queue" }],
  [422, '["No permission","Sorry"]', { kind: "refused", message: "No permission Sorry" }],
  [403, "", { kind: "refused", message: "HTTP 403" }],
])("a request that is answered with %i %s", async (status, body, receipt) => {
  const { client, created } = await emptyTracker(status, body);
  const words = { subject: "[Consulta] Algo", text: "Algo" };
  expect(await submit(testIntent(), words, settings, client, signal)).toMatchObject(receipt);
  expect(created()).toBe(1);
});

test.each([
  [0, "unknown"],
  [29, "unknown"],
  [29.999, "unknown"],
  [30, "unreachable"],
  [3600, "unreachable"],
])("a key that is not there %d s after it was handed over: %s", async (seconds, kind) => {
  const { client } = await emptyTracker(500, "");
  const entregada = "2026-11-24T15:00:00.000Z";
  const now = new Date(Date.parse(entregada) + seconds * 1000);
  const handed = { ...testIntent(), entregada, queued: false };
  expect(await settle(handed, now, settings, client, signal)).toEqual({
    kind,
    reason: "sin-rastro",
  });
});

test.each([
  ["short", ["DAI", "028"], null, "[Incidente] DAI – 028"],
  ["short, that follows", ["DAI"], "4711", "[Incidente] DAI (sigue a 4711)"],
  ["long", ["a".repeat(300)], null, `[Incidente] ${"a".repeat(188)}`],
  ["long, that follows", ["a".repeat(300)], "47", `[Incidente] ${"a".repeat(175)} (sigue a 47)`],
  ["cut in an emoji", [`${"a".repeat(187)}😀`], null, `[Incidente] ${"a".repeat(187)}`],
])("a subject that is %s keeps within what RT stores", (_what, words, follows, subject) => {
  expect(subjectOf("incidente", words, follows)).toBe(subject);
  expect(subject.length).toBeLessThanOrEqual(200);
});
