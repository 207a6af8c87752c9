import { test } from "vitest";
import { MesaError } from "../../../src/errors/mesa-error.ts";
import type { Firm, FirmStatus } from "../../../src/ports/firm.ts";
import { expectTranscript } from "../../support/transcript.ts";

const status: FirmStatus = {
  retention: { comprobantes: "5a", capturas: null },
  version: 3,
  ownVersion: 3,
  rights: "envia",
  states: { aceptado: 12_000, rechazado: 4, pendiente: 1, enviando: 2, desconocido: 4, en_cola: 8 },
  serverVersion: "15.3",
  tls: "TLSv1.3",
  serverTime: "2026-11-20T15:40:00.000Z",
  connected: [
    { sender: "ana@caja-1", since: "2026-11-20T13:00:00.000Z" },
    { sender: "luis@caja-2", since: "2026-11-20T14:30:00.000Z" },
  ],
};
const unused = (): never => {
  throw new Error("not asked for");
};
const taken = { taken: 3, known: 1, busy: 0, tickets: 0, mails: 0 };

/** A firm's journal whose server tells this. */
const firmWith = (change: Partial<Firm>): Firm => ({
  address: { host: "libro.example", port: 5432, user: "ana", database: "mesa" },
  copies: unused,
  keepPassword: () => Promise.resolve("caja"),
  create: () => Promise.resolve(0),
  expire: () => Promise.resolve({ comprobantes: 0, copias: 0 }),
  status: () => Promise.resolve(status),
  ticketsOf: unused,
  takeIn: () => Promise.resolve(taken),
  ...change,
});
const telling = (change: Partial<FirmStatus>) =>
  firmWith({ status: () => Promise.resolve({ ...status, ...change }) });

test("without a firm's journal its commands say so", async () => {
  await expectTranscript("no-firm", ["libro estado", "libro crear", "libro traer --json"]);
});

test("a firm's journal is made, looked at, and takes in what a machine has", async () => {
  const kept = "--comprobantes 5a --capturas 1a";
  const busy = { ...taken, busy: 2, mails: 1 };
  const locked = firmWith({
    status: (password) =>
      password === undefined
        ? Promise.reject(new MesaError("libro-sin-contrasena"))
        : Promise.resolve(status),
  });
  await expectTranscript("firm", [
    { words: "libro estado", firm: firmWith({}) },
    { words: "libro estado", firm: firmWith({}), width: 50, answers: [] },
    { words: "libro estado --json", firm: firmWith({}) },
    { words: "libro estado", firm: telling({ version: 0, rights: "ninguno", connected: [] }) },
    { words: "libro estado", firm: telling({ version: 2, rights: "lee", states: {} }) },
    { words: "libro crear", firm: firmWith({}) },
    {
      words: `libro crear --envia agentes --envia otros --lee auditoria ${kept}`,
      firm: firmWith({}),
    },
    {
      words: "libro crear --envia agentes --json",
      firm: firmWith({ create: () => Promise.resolve(2) }),
    },
    { words: "libro crear", firm: firmWith({ create: () => Promise.resolve(2) }) },
    { words: "libro traer", firm: firmWith({}) },
    { words: "libro traer", firm: firmWith({ takeIn: () => Promise.resolve(busy) }) },
    { words: "libro traer --json", firm: firmWith({ takeIn: () => Promise.resolve(busy) }) },
    {
      words: "libro traer",
      firm: firmWith({ takeIn: () => Promise.resolve({ ...taken, tickets: 2 }) }),
    },
    { words: "libro estado", firm: locked },
    { words: "libro estado", firm: locked, answers: ["Clave-1"] },
  ]);
});
