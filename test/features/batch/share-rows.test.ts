import { expect, test } from "vitest";
import { shareRows } from "../../../src/features/batch/share-rows.ts";
import type { LedgerEntry } from "../../../src/ports/ledger.ts";
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

/** What happens to a row whose key is free after so many looks, with the entry before and after. */
async function share(
  looks: number,
  entries: readonly (LedgerEntry | undefined)[],
  canal: string = draft.canal,
) {
  const events: string[] = [];
  const left = [...entries];
  let reserved = 0;
  const shared = shareRows(
    {
      ledger: {
        findByKey: () => Promise.resolve(left.shift()),
        reservations: {
          reserve: () => Promise.resolve((reserved += 1) > looks),
          release: () => Promise.resolve(void events.push("released")),
        },
      },
      wait: () => Promise.resolve(void events.push("waited")),
    },
    new AbortController().signal,
  );
  const work = (refused: Pick<LedgerEntry, "solicitud"> | undefined): Promise<void> =>
    Promise.resolve(void events.push(`work ${refused?.solicitud ?? "anew"}`));
  await shared({ ...draft, canal }, () => void events.push("aside"), work);
  return events;
}

test("a row that nobody has reserved is worked on at once, without a look at its entry", async () => {
  expect(await share(0, [])).toEqual(["work anew", "released"]);
});

test("a row for the practice desk is each machine's own", async () => {
  expect(await share(9, [], "practica")).toEqual(["work anew"]);
});

test("one that a colleague has reserved waits aside, and is looked at again when it is free", async () => {
  const after = { ...refusedOnce, estado: "aceptado" } as const;
  const waited = ["aside", "waited", "waited", "work anew", "released"];
  expect(await share(3, [undefined, after])).toEqual(waited);
});

test("what the desk has refused the colleague is reported; an older refusal is not", async () => {
  const reported = ["aside", "work s-1", "released"];
  const anew = ["aside", "work anew", "released"];
  expect(await share(1, [undefined, refusedOnce])).toEqual(reported);
  expect(await share(1, [{ ...refusedOnce, estado: "enviando" }, refusedOnce])).toEqual(reported);
  expect(await share(1, [refusedOnce, refusedOnce])).toEqual(anew);
  expect(await share(1, [{ ...refusedOnce, solicitud: "s-0" }, refusedOnce])).toEqual(reported);
  expect(await share(1, [undefined, { ...refusedOnce, huella: "another" }])).toEqual(anew);
});
