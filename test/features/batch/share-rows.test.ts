import { expect, test } from "vitest";
import { shareRows, type JournalFacts } from "../../../src/features/batch/share-rows.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
import type { Reservation } from "../../../src/ports/reservations.ts";
import { contentDigest } from "../../../src/sending/content-digest.ts";

const draft = {
  perfil: "agencia",
  canal: "portal",
  tipo: "consulta",
  datos: { asunto: "Plazo" },
  files: { captures: [], document: undefined, attachments: [], problems: [], advice: [] },
  sigueA: undefined,
  clave: "k-1",
} as const;

const refusedOnce: LedgerEntry = {
  solicitud: "s-1",
  perfil: draft.perfil,
  canal: draft.canal,
  clave: draft.clave,
  huella: contentDigest(draft),
  esencia: "",
  tipo: draft.tipo,
  datos: draft.datos,
  archivos: [],
  evidencia: null,
  sigue_a: null,
  creada: "2026-11-20T15:00:00.000Z",
  estado: "rechazado",
  intentos: 1,
  ticket: null,
  motivo: null,
  actualizada: "2026-11-20T15:00:01.000Z",
  entregada: null,
  entrega: null,
};

const accepted = { ...refusedOnce, estado: "aceptado" } as const;

type Facts = Partial<Reservation>;

/** What happens to a row that is looked at so often before it is done with. */
async function share(
  looks: readonly (Facts | undefined)[],
  releases: readonly (LedgerEntry | "taken" | "free" | "unknown")[] = [],
) {
  const events: string[] = [];
  const [reservations, answers] = [[...looks], [...releases]];
  const shared = shareRows(
    {
      reserve: ({ perfil, clave }) => {
        events.push(`reserve ${perfil} ${clave}`);
        const facts = reservations.shift();
        const none = { isMine: false, entry: undefined, duplicate: undefined };
        return Promise.resolve(facts && { ...none, ...facts });
      },
      released: (perfil, claves) => {
        events.push(`released ${perfil} ${claves.join(" ")}?`);
        const answer = answers.shift();
        if (answer === "unknown") return Promise.resolve(undefined);
        if (answer === "taken") return Promise.resolve(new Map());
        const entry = answer === "free" ? undefined : answer;
        return Promise.resolve(new Map(claves.map((one) => [one, entry])));
      },
      release: (perfil, clave) => Promise.resolve(void events.push(`release ${perfil} ${clave}`)),
    },
    (ms) => Promise.resolve(void events.push(`wait ${ms}`)),
    new AbortController().signal,
  );
  const named = (one: LedgerEntry | undefined): string => one?.solicitud ?? "-";
  const work = (facts: JournalFacts | undefined): Promise<void> => {
    const seen = facts && [facts.theirs, facts.entry, facts.duplicate].map(named);
    return Promise.resolve(void events.push(`work ${seen?.join(" ") ?? "unasked"}`));
  };
  const row = { perfil: draft.perfil, clave: draft.clave, huella: contentDigest(draft) };
  await shared(row, () => void events.push("aside"), work);
  return events;
}

const [reserve, asked, release] = [
  "reserve agencia k-1",
  "released agencia k-1?",
  "release agencia k-1",
];
const taken = {};

test("a row that nobody has reserved is worked on at once, with what the journal has", async () => {
  expect(await share([{ isMine: true }])).toEqual([reserve, "work - - -", release]);
  const entry = { ...accepted, estado: "pendiente" } as const;
  const duplicate = { ...accepted, solicitud: "s-9" };
  const events = await share([{ isMine: true, entry, duplicate }]);
  expect(events).toEqual([reserve, "work - s-1 s-9", release]);
});

test("where the firm's journal can't be asked, each works for itself", async () => {
  expect(await share([undefined])).toEqual([reserve, "work unasked"]);
  const events = await share([taken, undefined], ["unknown"]);
  expect(events).toEqual([reserve, "aside", "wait 100", asked, reserve, "work unasked"]);
});

test("one that has left a colleague's machine is reported, and nothing is reserved", async () => {
  for (const estado of ["aceptado", "en_cola", "entregado_a_mano"] as const) {
    const entry = { ...accepted, estado };
    expect(await share([{ entry }])).toEqual([reserve, "work s-1 s-1 -"]);
  }
  const other = { ...accepted, huella: "another" };
  expect(await share([{ entry: other }])).toEqual([reserve, "work - s-1 -"]);
});

test("one that a colleague has reserved waits aside until it is free", async () => {
  const waited = [reserve, "aside", "wait 100", asked, "wait 100", asked];
  const duplicate = { ...accepted, solicitud: "s-9" };
  const gone = await share([{ duplicate }], ["taken", accepted]);
  expect(gone).toEqual([...waited, "work s-1 s-1 s-9"]);
  const entry = { ...accepted, estado: "pendiente" } as const;
  const mine = await share([taken, { isMine: true, entry }], ["taken", entry]);
  expect(mine).toEqual([...waited, reserve, "work - s-1 -", release]);
  const lost = await share([taken, taken, { isMine: true }], ["taken", "free", "free"]);
  const again = [reserve, "wait 100", asked, reserve];
  expect(lost).toEqual([...waited, ...again, "work - - -", release]);
});

test("what the desk has refused the colleague is reported; an older refusal is not", async () => {
  const after = async (first: LedgerEntry | undefined, last: LedgerEntry) =>
    (await share([{ entry: first }, { isMine: true, entry: last }], [last])).at(-2);
  const [reported, anew] = ["work s-1 s-1 -", "work - s-1 -"];
  expect(await after(undefined, refusedOnce)).toBe(reported);
  expect(await after({ ...refusedOnce, estado: "enviando" }, refusedOnce)).toBe(reported);
  expect(await after(refusedOnce, refusedOnce)).toBe(anew);
  expect(await after({ ...refusedOnce, solicitud: "s-0" }, refusedOnce)).toBe(reported);
  expect(await after(undefined, { ...refusedOnce, huella: "another" })).toBe(anew);
  const events = await share([{ isMine: true, entry: refusedOnce }]);
  expect(events).toEqual([reserve, anew, release]);
});

test("one question is asked about all rows that wait", async () => {
  const questions: string[] = [];
  const looks = new Map<string, number>();
  const shared = shareRows(
    {
      reserve: ({ clave }) => {
        const before = looks.get(clave) ?? 0;
        looks.set(clave, before + 1);
        return Promise.resolve({ isMine: before > 0, entry: undefined, duplicate: undefined });
      },
      released: (perfil, claves) => {
        questions.push(`${perfil} ${claves.join(" ")}`);
        const free = questions.length === 1 ? ["a"] : claves;
        return Promise.resolve(new Map(free.map((one) => [one, undefined])));
      },
      release: () => Promise.resolve(),
    },
    () => Promise.resolve(),
    new AbortController().signal,
  );
  const done: string[] = [];
  await Promise.all(
    ["a", "b", "c"].map(async (clave) => {
      const row = { perfil: "agencia", clave, huella: "" };
      await shared(
        row,
        () => {},
        () => Promise.resolve(void done.push(clave)),
      );
    }),
  );
  expect(questions).toEqual(["agencia a b c", "agencia b c"]);
  expect(done).toEqual(["a", "b", "c"]);
});
