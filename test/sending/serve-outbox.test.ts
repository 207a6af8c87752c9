import { expect, onTestFinished, test } from "vitest";
import type { Receipt } from "../../src/domain/receipt.ts";
import type { ErrorCode } from "../../src/errors/error-codes.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Channel } from "../../src/ports/channel.ts";
import { serveOutbox } from "../../src/sending/serve-outbox.ts";
import { settled, testIntent, testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const accepted: Receipt = { kind: "accepted", ticket: testTicket, replayed: false };
const down: Receipt = { kind: "unreachable", reason: "ECONNREFUSED" };
const refused: Receipt = { kind: "refused", code: "", message: "No.", problems: [] };
const begun = Date.parse("2026-11-24T15:00:00Z");

interface Served {
  /** How many requests wait; the first one is doubtful where that is said. */
  readonly waiting?: number;
  readonly doubtful?: boolean;
  /** What the desk answers in turn, or the code of the error with which it fails. */
  readonly answers?: readonly (Receipt | ErrorCode | "defecto" | "until it is broken off")[];
  /** Codes of errors with which the journal and the opening of the desk fail first. */
  readonly journalFails?: readonly ErrorCode[];
  readonly deskFails?: readonly (ErrorCode | "defecto")[];
  readonly untilMs?: number;
  /** After so many pauses it is asked to end. */
  readonly pauses?: number;
}

const failure = (code: ErrorCode | "defecto"): Error =>
  code === "defecto" ? new Error(code) : new MesaError(code);

/** Serves an outbox. @returns what was said and waited for, in order, and how it ended */
async function serve({ waiting = 1, doubtful = false, pauses = 1, ...options }: Served) {
  let now = begun;
  const clock = (): Date => new Date(now);
  const ledger = await openLedger({ folder: testFolder(), clock, pid: 1, isAlive: () => true });
  onTestFinished(() => ledger.close());
  for (let at = 1; at <= waiting; at += 1) {
    const solicitud = `01a20000-0000-7000-8000-00000000000${at}`;
    await ledger.record(testIntent({ solicitud, clave: solicitud, esencia: "" }));
    if (at === 1 && doubtful) {
      await settled(ledger, solicitud, { estado: "desconocido", motivo: "ECONNRESET" });
      now += 3_600_000;
    }
  }
  const said: string[] = [];
  const stop = new AbortController();
  const answers = [...(options.answers ?? [])];
  const journalFails = [...(options.journalFails ?? [])];
  const deskFails = [...(options.deskFails ?? [])];
  const answer = (signal: AbortSignal): Promise<Receipt> => {
    const next = answers.shift() ?? accepted;
    if (next === "until it is broken off") {
      const brokenOff: Receipt = { kind: "unknown", reason: "cortada" };
      stop.abort();
      return new Promise((done) => signal.addEventListener("abort", () => done(brokenOff)));
    }
    return typeof next === "string" ? Promise.reject(failure(next)) : Promise.resolve(next);
  };
  const unused = () => Promise.reject(new Error("not asked"));
  const channel: Channel = {
    id: "correo",
    settle: (_request, signal) => answer(signal),
    submit: ({ solicitud }, signal) => {
      said.push(`submit ${solicitud.slice(-1)}`);
      return answer(signal);
    },
    findByKey: unused,
    ping: unused,
    listTickets: unused,
    getTicket: unused,
    accept: unused,
    reply: unused,
    download: unused,
    changes: unused,
  };
  const serving = serveOutbox(
    "prueba",
    {
      ledger: {
        ...ledger,
        claimNext: async (perfil) => {
          const code = journalFails.shift();
          if (code !== undefined) throw new MesaError(code);
          return await ledger.claimNext(perfil);
        },
      },
      clock,
      until: options.untilMs === undefined ? undefined : new Date(now + options.untilMs),
      channelOf: () => {
        const code = deskFails.shift();
        return code === undefined ? Promise.resolve(channel) : Promise.reject(failure(code));
      },
      wait: (milliseconds, signal) => {
        said.push(`wait ${milliseconds}`);
        if (stop.signal.aborted) return Promise.resolve();
        now += milliseconds;
        if (said.filter((one) => one.startsWith("wait")).length < pauses) return Promise.resolve();
        // Whoever waits is told of the end by an error, as a pause of the program is.
        stop.abort();
        return Promise.reject(signal.reason);
      },
      tried: ({ estado, motivo }) => void said.push(`${estado} ${motivo}`),
      trouble: ({ code }, again) => void said.push(`${code} +${again.getTime() - now}`),
      recovered: () => void said.push("recovered"),
    },
    stop.signal,
  );
  const ended = await serving.then(
    () => "ended",
    (error: unknown) => `threw ${error instanceof MesaError ? error.code : String(error)}`,
  );
  return [...said, ended];
}

test.each<[string, Served, readonly string[]]>([
  [
    "whose line is cut again",
    { doubtful: true, answers: [{ kind: "unknown", reason: "ECONNRESET" }] },
    ["desconocido ECONNRESET", "mesa-inalcanzable +2000", "wait 2000", "wait 20000", "ended"],
  ],
  [
    "of which there is no trace: the desk was reached, and the next one is served",
    { doubtful: true, answers: [{ kind: "unknown", reason: "sin-rastro" }] },
    ["desconocido sin-rastro", "wait 2000", "wait 20000", "ended"],
  ],
  [
    "whose desk can't be opened stays doubtful",
    { doubtful: true, deskFails: ["perfil-desconocido"] },
    ["desconocido perfil-desconocido", "wait 2000", "wait 20000", "ended"],
  ],
])("a doubtful request %s", async (_what, given, said) => {
  expect(await serve(given)).toEqual(said);
});

test.each<[string, Served, readonly string[]]>([
  [
    "one after the other, and then looks again every two seconds until its time is over",
    { waiting: 2, answers: [accepted, refused], untilMs: 5000, pauses: 9 },
    ["submit 1; aceptado null; submit 2; rechazado No.", "wait 2000; wait 2000; wait 1000; ended"],
  ],
  ["nothing where its time is over before", { untilMs: 0 }, ["ended"]],
  [
    "again after pauses that double, and once it works begins with the shortest anew",
    { waiting: 2, answers: [down, down, accepted, down], pauses: 3 },
    [
      "submit 1; pendiente ECONNREFUSED; mesa-inalcanzable +2000; wait 2000",
      "submit 1; pendiente ECONNREFUSED; mesa-inalcanzable +4000; wait 4000",
      "submit 1; aceptado null; recovered",
      "submit 2; pendiente ECONNREFUSED; mesa-inalcanzable +2000; wait 2000",
      "wait 20000; ended",
    ],
  ],
  [
    "no longer than its time where the pause would last",
    { answers: [down], untilMs: 1500, pauses: 9 },
    ["submit 1", "pendiente ECONNREFUSED", "mesa-inalcanzable +2000", "wait 1500", "ended"],
  ],
  [
    "on after errors of the journal that pass",
    {
      journalFails: ["libro-lleno", "base-ocupada", "entrada-danada", "libro-inalcanzable"],
      pauses: 5,
    },
    [
      "libro-lleno +2000; wait 2000; base-ocupada +4000; wait 4000",
      "entrada-danada +8000; wait 8000; libro-inalcanzable +16000; wait 16000",
      "submit 1; aceptado null; recovered; wait 2000; wait 20000; ended",
    ],
  ],
  [
    "no more after an error of the journal that stays",
    { journalFails: ["disco"] },
    ["threw disco"],
  ],
  [
    "no more without a session",
    { answers: ["sin-sesion"] },
    ["submit 1", "pendiente sin-sesion", "threw sin-sesion"],
  ],
  [
    "again where the desk turns out to be out of reach with an error",
    { answers: ["proxy-rechaza"] },
    ["submit 1; pendiente proxy-rechaza; proxy-rechaza +2000; wait 2000", "wait 20000; ended"],
  ],
  [
    "the next one where one can't be sent for a reason of its own",
    { waiting: 2, answers: ["archivo-ilegible"], pauses: 1 },
    [
      "submit 1; pendiente archivo-ilegible; submit 2; aceptado null",
      "wait 2000; wait 20000; ended",
    ],
  ],
  ["no more after a defect", { answers: ["defecto"] }, ["submit 1", "threw Error: defecto"]],
  [
    "no more where its desk can't be opened without a session",
    { deskFails: ["sin-sesion"] },
    ["pendiente sin-sesion", "threw sin-sesion"],
  ],
  ["no more after a defect of its desk", { deskFails: ["defecto"] }, ["threw Error: defecto"]],
  [
    "what it is sending for twenty seconds at most once it is asked to end",
    { waiting: 2, answers: ["until it is broken off"] },
    ["submit 1", "wait 20000", "desconocido cortada", "ended"],
  ],
])("an outbox is sent %s", async (_what, given, lines) => {
  expect(await serve(given)).toEqual(lines.flatMap((line) => line.split("; ")));
});
