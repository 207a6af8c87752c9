import { expect, onTestFinished, test } from "vitest";
import { createAdaptiveLimit, createCircuitBreaker } from "../../../src/features/batch/pacing.ts";
import { sendBatch } from "../../../src/features/batch/send-batch.ts";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import { openLedger } from "../../../src/ledger/sqlite-ledger.ts";
import { testFolder } from "../../support/test-context.ts";

const clock = () => new Date("2026-11-24T15:00:00Z");
const noFiles = {
  captures: [],
  document: undefined,
  attachments: [],
  problems: [],
  advice: [],
} as const;

test("no further row is taken once one has failed for all, though an earlier one is not done", async () => {
  const ledger = await openLedger({
    folder: testFolder(),
    clock,
    pid: 1,
    isAlive: () => true,
  });
  onTestFinished(() => ledger.close());
  let taken = 0;
  const { promise: sourceEnded, resolve: endSource } = withResolvers();
  async function* rows() {
    try {
      for (let line = 2; line < 42; line += 1) {
        taken += 1;
        yield await Promise.resolve({ row: { line, cells: {}, problems: [] } });
      }
    } finally {
      endSource();
    }
  }
  const unused = () => Promise.reject(new Error("there are no files"));
  let connections = 0;
  let ids = 0;
  const outcomes = sendBatch(
    rows(),
    {
      ledger,
      evidence: { build: unused, buildSmaller: unused, writeAttachment: unused },
      catalogs: unused,
      newId: () => {
        ids += 1;
        return Promise.resolve(`01a20000-0000-7000-8000-${String(ids).padStart(12, "0")}`);
      },
      clock,
      wait: () => Promise.resolve(),
      ready: () => Promise.resolve(),
      // The first row to get there is held up until no more rows are taken; the others have no session.
      channel: async () => {
        connections += 1;
        if (connections === 1) await sourceEnded;
        throw new MesaError("sesion-caducada");
      },
      read: ({ line }) => {
        const draft = {
          perfil: "agencia",
          canal: "portal",
          tipo: "consulta",
          datos: { asunto: `Fila ${line}` },
          files: noFiles,
          sigueA: undefined,
          clave: `fila-${line}`,
        } as const;
        return Promise.resolve({ check: () => Promise.resolve({ ok: true, draft }), name: unused });
      },
      nameFile: unused,
      reservations: undefined,
      earlierLine: () => undefined,
      limit: createAdaptiveLimit(clock, 2),
      breaker: createCircuitBreaker(clock),
      halted: () => false,
    },
    new AbortController().signal,
  );
  const kinds = [];
  for await (const { kind } of outcomes) kinds.push(kind);
  // Three may be claimed, and eight more are prepared meanwhile; one is taken and left alone.
  expect(taken).toBeLessThanOrEqual(12);
  expect(kinds).toContain("failed");
});

function withResolvers() {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
