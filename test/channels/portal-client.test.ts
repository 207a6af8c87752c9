import { expect, test } from "vitest";
import * as z from "zod/mini";
import { problemOf } from "../../src/channels/portal/portal-client.ts";
import { HttpFailure } from "../../src/ports/http.ts";
import { scriptedPortal, type Scripted } from "../support/scripted-portal.ts";

const { signal } = new AbortController();
const codeOf = (error: unknown): unknown => Object(error).code;

test.each<[Scripted | Error, unknown]>([
  [{ status: 199, json: { a: 1 } }, "mesa-inalcanzable"],
  [{ status: 200, json: { a: 1 } }, { a: 1 }],
  [{ status: 299, json: { a: 1, b: 2 } }, { a: 1 }],
  [{ status: 200, json: { a: "1" } }, "respuesta-invalida"],
  [{ status: 200, text: "<h1>Wi-Fi</h1>" }, "respuesta-invalida"],
  [{ status: 204 }, "respuesta-invalida"],
  [{ status: 300, json: { a: 1 } }, "mesa-inalcanzable"],
  [{ status: 404, json: { a: 1 } }, "ticket-no-existe"],
  [{ status: 422, json: { a: 1 } }, "mesa-rechaza"],
  [{ status: 500, json: { a: 1 } }, "mesa-falla"],
  [new HttpFailure("ECONNRESET", true, undefined), "mesa-inalcanzable"],
])("what is asked for, answered by %j, is %j", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  const request = { method: "GET", path: "/v1/x", headers: { accept: "y" } } as const;
  const given = desk.client.call(request, z.object({ a: z.number() }), signal).catch(codeOf);
  expect(await given).toEqual(outcome);
  const headers = { accept: "y", authorization: "Bearer una" };
  expect(desk.asked).toEqual([{ ...request, headers }]);
});

test.each<[Scripted | Error, unknown]>([
  [{ json: { estado: "ok" } }, undefined],
  [{ json: {} }, "respuesta-invalida"],
  [{ text: "<h1>Wi-Fi</h1>" }, "respuesta-invalida"],
  // Whatever its body says, the desk is not at work.
  [{ status: 503, json: { estado: "mantenimiento" } }, "mesa-inalcanzable"],
  [{ status: 302, json: { estado: "ok" } }, "mesa-inalcanzable"],
  [{ status: 500, json: { estado: "ok" } }, "mesa-falla"],
  [{ status: 403, text: "<h1>Proxy</h1>" }, "mesa-rechaza"],
  [{ status: 404, json: { estado: "ok" } }, "respuesta-invalida"],
  [new HttpFailure("ECONNREFUSED", false, undefined), "mesa-inalcanzable"],
])("whether a desk answers is asked without a token; by %j it is %j", async (reply, outcome) => {
  const desk = scriptedPortal(reply);
  expect(await desk.client.ping(signal).catch(codeOf)).toBe(outcome);
  expect(desk.asked).toEqual([{ method: "GET", path: "/v1/salud", headers: {} }]);
});

test.each([
  ["", {}],
  ["<h1>Proxy</h1>", {}],
  ["null", {}],
  ["[]", {}],
  ['{"title":5}', {}],
  ['{"errores":[{"puntero":"/a"}]}', {}],
  ['{"detail":"D","otra":1}', { detail: "D" }],
  [
    '{"title":"T","codigo":"c","errores":[{"puntero":"/a","detalle":"d"}]}',
    { title: "T", codigo: "c", errores: [{ puntero: "/a", detalle: "d" }] },
  ],
])("the problem in %s is %j", (text, problem) => {
  expect(problemOf({ status: 400, headers: {}, text })).toEqual(problem);
});
