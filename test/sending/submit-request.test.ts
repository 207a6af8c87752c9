import { expect, onTestFinished, test } from "vitest";
import { builtInCatalogs } from "../../src/catalogs/catalogs.ts";
import type { Receipt } from "../../src/domain/receipt.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { RequestDraft } from "../../src/sending/prepare-intent.ts";
import { repeatedRequest, submitRequest } from "../../src/sending/submit-request.ts";
import { testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const signal = new AbortController().signal;
const now = new Date("2026-11-24T15:00:00.000Z");
const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: false };

const draft = (change: Partial<RequestDraft> = {}): RequestDraft => ({
  perfil: "prueba",
  canal: "portal",
  tipo: "consulta",
  datos: { asunto: "Algo", consulta: "¿Qué?" },
  files: { captures: [], document: undefined, attachments: [], problems: [], advice: [] },
  sigueA: undefined,
  clave: "la mía",
  ...change,
});

/** Submits requests from one machine; what happens meanwhile is written down in order. */
async function machine() {
  const options = { folder: testFolder(), clock: () => now, pid: 1, isAlive: () => true };
  const ledger = await openLedger(options);
  onTestFinished(() => ledger.close());
  const said: string[] = [];
  let ids = 0;
  const unused = () => Promise.reject(new Error("there are no captures"));
  const submit = async (
    request: RequestDraft,
    more: { readonly receipt?: Receipt; readonly since?: Date; readonly ready?: () => void } = {},
  ) => {
    said.length = 0;
    try {
      const outcome = await submitRequest(
        request,
        {
          ledger,
          evidence: { build: unused, buildSmaller: unused, writeAttachment: unused },
          catalogs: () => Promise.resolve(builtInCatalogs),
          newId: () => {
            ids += 1;
            return Promise.resolve(`01a20000-0000-7000-8000-00000000000${ids}`);
          },
          ready: async () => {
            said.push("ready");
            more.ready?.();
          },
          recorded: ({ estado }) => void said.push(`recorded ${estado}`),
          channel: () => {
            said.push("channel");
            return Promise.resolve({
              submit: ({ solicitud }) => {
                said.push(`submit ${solicitud.at(-1)}`);
                return Promise.resolve(more.receipt ?? accepted);
              },
              findByKey: () => Promise.resolve(undefined),
            });
          },
          clock: () => now,
          wait: () => Promise.resolve(),
          crashPoint: (name) => void said.push(`at ${name}`),
          ...(more.since !== undefined && { duplicatesSince: more.since }),
        },
        signal,
      );
      return [outcome.entry.solicitud.at(-1), outcome.entry.estado, outcome.repeated];
    } catch (error) {
      if (!(error instanceof MesaError)) throw error;
      return [error.code, error.params];
    }
  };
  return { ledger, submit, said: () => said.join("; ") };
}

test("a request is written down before it is sent, and what came of it after that", async () => {
  const { ledger, submit, said } = await machine();
  expect(await submit(draft())).toEqual(["1", "aceptado", false]);
  expect(said()).toBe(
    "ready; at archivos; at anotada; recorded pendiente; channel; at reclamada; submit 1; at enviada; at asentada",
  );
  const [entry] = await ledger.list({ estados: ["aceptado"] });
  expect(entry).toMatchObject({
    solicitud: "01a20000-0000-7000-8000-000000000001",
    perfil: "prueba",
    canal: "portal",
    clave: "la mía",
    tipo: "consulta",
    datos: { asunto: "Algo", consulta: "¿Qué?" },
    archivos: [],
    evidencia: null,
    sigue_a: null,
    creada: now.toISOString(),
    ticket: testTicket,
  });
});

test("the same key again is the same request, with other content a mistake", async () => {
  const { submit, said } = await machine();
  const down: Receipt = { kind: "unreachable", reason: "ECONNREFUSED" };
  expect(await submit(draft(), { receipt: down })).toEqual(["1", "pendiente", false]);
  const other = draft({ datos: { asunto: "Otra cosa" } });
  const waiting = { clave: "la mía", ticket: "01a20000-0000-7000-8000-000000000001" };
  expect(await submit(other)).toEqual(["clave-reutilizada", waiting]);
  expect(said()).toBe("");
  // What still waits is sent now; what was taken is not even looked at again.
  expect(await submit(draft())).toEqual(["1", "aceptado", false]);
  expect(said()).toBe(
    "recorded pendiente; channel; at reclamada; submit 1; at enviada; at asentada",
  );
  expect([await submit(draft()), said()]).toEqual([["1", "aceptado", true], "recorded aceptado"]);
  expect(await submit(other)).toEqual(["clave-reutilizada", { clave: "la mía", ticket: "T-1" }]);
});

test("after a refusal the key is free, also for other content", async () => {
  const { ledger, submit } = await machine();
  const refused: Receipt = { kind: "refused", code: "", message: "No.", problems: [] };
  expect(await submit(draft(), { receipt: refused })).toEqual(["1", "rechazado", false]);
  const other = draft({ datos: { asunto: "Otra cosa" } });
  expect(await submit(other)).toEqual(["2", "aceptado", false]);
  expect(await ledger.list({ estados: ["rechazado"] })).toEqual([]);
});

test("without a key its own number is one; a repeat is refused where that is asked for", async () => {
  const { ledger, submit, said } = await machine();
  const keyless = draft({ clave: undefined });
  expect(await submit(keyless)).toEqual(["1", "aceptado", false]);
  expect((await ledger.find("01a20000-0000-7000-8000-000000000001"))?.clave).toBe(
    "01a20000-0000-7000-8000-000000000001",
  );
  expect(await submit(keyless)).toEqual(["2", "aceptado", false]);
  const repeated = await submit(keyless, { since: new Date(0) });
  expect(repeated).toEqual(["solicitud-repetida", { ticket: "T-1" }]);
  expect(said()).toBe("ready; at archivos; at anotada");
});

test("what keeps it from being sent at all leaves nothing", async () => {
  const { ledger, submit, said } = await machine();
  const ready = () => {
    throw new MesaError("sin-sesion");
  };
  expect([await submit(draft(), { ready }), said()]).toEqual([["sin-sesion", {}], "ready"]);
  expect((await ledger.totals()).count).toBe(0);
});

test("a repeat is told with its ticket, and in a firm with who sent it", () => {
  const told = ({ code, params, problems }: MesaError) => ({ code, params, problems });
  const same = { field: "ticket", code: "solicitud-repetida", params: { ticket: "T-1" } };
  expect(told(repeatedRequest("T-1", undefined))).toEqual({
    code: "solicitud-repetida",
    params: { ticket: "T-1" },
    problems: [same],
  });
  expect(told(repeatedRequest("T-1", "ana@pc1"))).toEqual({
    code: "solicitud-repetida",
    params: { ticket: "T-1", remitente: "ana@pc1", caso: "firma" },
    problems: [
      same,
      { field: "remitente", code: "solicitud-de", params: { remitente: "ana@pc1" } },
    ],
  });
});
