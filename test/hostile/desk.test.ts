import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { consultationData, incidentData, requestBody } from "../support/desk-client.ts";
import { startDesk } from "../../src/desk/start-desk.ts";
import { cases, hostileJson, hostileText, spoilt } from "../support/hostile.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

const file = { clase: "adjunto", nombre: "a.pdf", tipo: "application/pdf" };

test("no request makes the desk fail by itself", { timeout: 3_600_000 }, async () => {
  const failures: unknown[] = [];
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date("2026-11-24T15:00:00Z"),
    report: (error) => void failures.push(error),
  });
  onTestFinished(desk.close);
  const { token } = desk.issueToken("operador");
  const part = hostileText.map(inPath);
  const request = fc.oneof(
    fc.tuple(
      fc.constant("GET"),
      part.map((one) => `/v1/tickets?buscar=${one}`),
      fc.constant(""),
    ),
    fc.tuple(
      fc.constant("GET"),
      part.map((one) => `/v1/tickets?cursor=${one}`),
      fc.constant(""),
    ),
    fc.tuple(
      fc.constant("GET"),
      part.map((one) => `/v1/tickets/${one}`),
      fc.constant(""),
    ),
    fc.tuple(
      fc.constant("GET"),
      part.map((one) => `/v1/solicitudes/${one}`),
      fc.constant(""),
    ),
    fc.tuple(fc.constant("POST"), fc.constant("/v1/sesiones"), hostileJson),
    fc.tuple(fc.constant("POST"), fc.constant("/v1/usuarios"), hostileJson),
    fc.tuple(
      fc.constant("POST"),
      part.map((one) => `/v1/tickets/${one}/conformidad`),
      hostileJson,
    ),
    fc.tuple(
      fc.constant("POST"),
      fc.constant("/v1/tickets"),
      fc.oneof(
        spoilt(incidentData).map((datos) => ({ tipo: "incidente", datos })),
        spoilt(consultationData).map((datos) => ({ tipo: "consulta", datos })),
        spoilt({ tipo: "consulta", datos: consultationData, sigue_a: null }),
      ),
    ),
  );
  let keys = 0;
  await fc.assert(
    fc.asyncProperty(request, async ([method, path, body]) => {
      keys += 1;
      const json = { "content-type": "application/json" };
      const reply = await fetch(desk.url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          "idempotency-key": `k${keys}`,
          ...(typeof body === "string" && method === "POST" && json),
        },
        ...(method === "POST" && {
          body:
            typeof body === "string"
              ? body
              : requestBody(asObject(body), [{ ...file, bytes: Buffer.from("%PDF-1.7 no") }]),
        }),
      });
      await reply.text();
      expect([path, reply.status]).not.toEqual([path, 500]);
    }),
    cases(1),
  );
  expect(failures).toEqual([]);
});

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** A lone surrogate can't be encoded: it becomes U+FFFD, as in any UTF-8. */
function inPath(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
