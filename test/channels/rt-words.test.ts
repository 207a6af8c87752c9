import { expect, test } from "vitest";
import {
  withKeySignature,
  readKeySignature,
  readRecord,
  writeRecord,
} from "../../src/channels/request-tracker/rt-record.ts";
import {
  filtered,
  otherDay,
  ownTickets,
  quoted,
  withKey,
} from "../../src/channels/request-tracker/rt-search.ts";
import {
  agreedStatus,
  rtStatusesFor,
  stateOf,
} from "../../src/channels/request-tracker/rt-states.ts";
import { nameOf, toTicket } from "../../src/channels/request-tracker/rt-ticket.ts";
import { rtAttachment, rtPage, rtTicket } from "../../src/channels/request-tracker/rt-wire.ts";
import { rtProfile } from "../../src/channels/request-tracker/profile-part.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";
import { testIntent } from "../support/intent.ts";

const settings = {
  cola: "Mesa 'A'",
  campo_clave: "Clave",
  solicitante: "operador",
  campos: { tipo: "Tipo" },
};
const own = "Requestor = '__CurrentUser__' AND Queue = 'Mesa \\'A\\''";

test.each([
  [{}, own],
  [
    { desde: "2026-03-01", hasta: "2026-12-31" },
    `${own} AND Created > '2026-02-28' AND Created < '2027-01-02'`,
  ],
  [{ estado: "rechazado" }, `${own} AND (Status = 'rejected')`],
  [
    { estado: "respondido", buscar: " DAI  'x' " },
    `${own} AND (Status = 'open' OR Status = 'stalled' OR Status = 'resolved') AND (Subject LIKE 'DAI' OR CF.{Clave} LIKE 'DAI') AND (Subject LIKE '\\'x\\'' OR CF.{Clave} LIKE '\\'x\\'')`,
  ],
  [{ tipo: "consulta" as const }, own],
])("a search by %j", (filter, query) => {
  expect(filtered(filter, settings)).toBe(query);
});

test("a key is looked for in its field of the queue, quotes and backslashes as they are", () => {
  expect(withKey(settings, "a'b\\c")).toBe("Queue = 'Mesa \\'A\\'' AND CF.{Clave} = 'a\\'b\\\\c'");
  expect([ownTickets(settings), quoted("llano")]).toEqual([own, "'llano'"]);
});

test.each([
  ["2026-03-01", -1, "2026-02-28"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-12-31", 2, "2027-01-02"],
  ["2026-12-31", 0, "2026-12-31"],
  ["ayer", 1, "ayer"],
])("%s and %i days are %s", (day, days, expected) => {
  expect(otherDay(day, days)).toBe(expected);
});

test.each([
  ["registrado", ["new"]],
  ["asignado", ["new"]],
  ["en_analisis", ["open", "stalled"]],
  ["respondido", ["open", "stalled", "resolved"]],
  ["conforme", ["resolved"]],
  ["rechazado", ["rejected"]],
  ["anulado", ["deleted"]],
  ["otro", ["otro"]],
])("tickets that are %s are looked for among %j", (state, statuses) => {
  expect(rtStatusesFor(state, settings)).toEqual(statuses);
});

test("a profile's own names of states come first", () => {
  const estados = { cerrado: "conforme", hecho: "conforme", espera: "en_analisis" };
  const named = { ...settings, estados };
  expect([
    rtStatusesFor("conforme", named),
    rtStatusesFor("anulado", named),
    agreedStatus(named),
    agreedStatus(settings),
    agreedStatus({ ...settings, estados: { espera: "en_analisis" } }),
  ]).toEqual([["cerrado", "hecho", "resolved"], ["deleted"], "cerrado", "resolved", "resolved"]);
});

const at = "2026-11-24T15:00:00.000Z";
const operator = { id: "operador", Name: "operador" };
const agent = { id: "agente", Name: "agente" };
const nobody = { id: "Nobody" };
const found = (change: object = {}) =>
  rtTicket.parse({
    id: 7,
    Subject: "[Consulta] Algo (sigue a 4)",
    Status: "new",
    Queue: { id: 3, Name: "Mesa" },
    Owner: nobody,
    Requestor: [operator],
    LastUpdatedBy: operator,
    Created: "2026-11-24T15:00:00Z",
    LastUpdated: "2026-11-25T15:00:00Z",
    Told: "1970-01-01T00:00:00Z",
    ...change,
  });

test.each([
  [{}, "registrado"],
  [{ Owner: agent }, "asignado"],
  [{ Status: "open" }, "en_analisis"],
  [{ Status: "open", LastUpdatedBy: agent }, "en_analisis"],
  [{ Status: "open", Told: at, LastUpdatedBy: agent }, "respondido"],
  [{ Status: "open", Told: at }, "en_analisis"],
  [{ Status: "stalled", Told: "", LastUpdatedBy: agent }, "en_analisis"],
  [{ Status: "stalled", Told: at, LastUpdatedBy: agent }, "respondido"],
  [{ Status: "resolved" }, "conforme"],
  [{ Status: "resolved", LastUpdatedBy: agent }, "respondido"],
  [{ Status: "resolved", Requestor: [agent, operator] }, "conforme"],
  [{ Status: "rejected" }, "rechazado"],
  [{ Status: "deleted" }, "anulado"],
  [{ Status: "espera" }, "en_analisis"],
  [{ Status: "raro" }, "raro"],
])("the state of a ticket with %j is %s", (change, state) => {
  expect(stateOf(found(change), { ...settings, estados: { espera: "en_analisis" } })).toBe(state);
});

test("a ticket of Request Tracker's is told in our words", () => {
  expect(toTicket(found(), settings)).toEqual({
    numero: "7",
    tipo: "consulta",
    estado: "registrado",
    unidad: "Mesa",
    funcionario: null,
    asunto: "Algo",
    creado: "2026-11-24T15:00:00Z",
    actualizado: "2026-11-25T15:00:00Z",
    sigue_a: "4",
  });
  const other = { Subject: "Otra cosa", Queue: { id: 3 }, Owner: { ...agent, RealName: "Ana" } };
  expect(toTicket(found(other), settings)).toMatchObject({
    tipo: "incidente",
    unidad: "Mesa 'A'",
    funcionario: "Ana",
    asunto: "Otra cosa",
    sigue_a: null,
  });
});

test.each([
  [
    "the field says so",
    [{ id: 1, name: "Tipo", values: ["CONSULTA técnica"] }],
    "Otro",
    "consulta",
  ],
  [
    "the field says otherwise than the subject",
    [{ id: 1, name: "Tipo", values: ["Incidente"] }],
    "[Consulta] Algo",
    "incidente",
  ],
  ["the field is empty", [{ id: 1, name: "Tipo", values: [] }], "[Consulta] Algo", "consulta"],
  ["another field", [{ id: 1, name: "Otro", values: ["Incidente"] }], "[Consulta] A", "consulta"],
  ["nothing is said", [], null, "incidente"],
])("what kind of request it is: %s", (_what, CustomFields, Subject, tipo) => {
  expect(toTicket(found({ CustomFields, Subject }), settings).tipo).toBe(tipo);
});

test.each([
  [{ id: "7", Name: "ana", RealName: "Ana" }, "Ana"],
  [{ id: "7", Name: "ana", RealName: "" }, "ana"],
  [{ id: "7", Name: "ana", RealName: null }, "ana"],
  [{ id: "7", Name: "" }, "7"],
  [{ id: "7" }, "7"],
])("the name of %j is %s", (person, name) => {
  expect(nameOf(person)).toBe(name);
});

test("numbers are read whether they are written as numbers, as texts, or not at all", () => {
  const attachment = { id: 3, TransactionId: 2, ContentType: "text/plain" };
  const size = (ContentLength: unknown) => rtAttachment.parse({ ...attachment, ContentLength });
  expect([size("12"), size(12), size(null)].map((one) => one.ContentLength)).toEqual([12, 12, 0]);
  expect([size(1).id, size(1).TransactionId]).toEqual(["3", "2"]);
  const pages = (value: unknown) => rtPage.parse({ items: [], pages: value }).pages;
  expect([pages("3"), pages(3), pages(null)]).toEqual([3, 3, undefined]);
  expect(rtPage.parse({ items: [] }).pages).toBeUndefined();
});

test("the key below a message is taken off it, and nothing else", () => {
  const text = "Hola\n-- \nmesa no es firma\nAdiós";
  expect(readKeySignature(withKeySignature(text, "clave-1"))).toEqual({ text, key: "clave-1" });
  expect(readKeySignature("Hola\r\n-- \r\nmesa k \r\n")).toEqual({ text: "Hola", key: "k" });
  for (const one of [text, "Hola\n--\nmesa k", "Hola -- \nmesa k", "Hola\n-- \nmesa k y más"]) {
    expect(readKeySignature(one)).toEqual({ text: one });
  }
});

test("what was sent is read back from its record, without paths of this machine", () => {
  const file = {
    clase: "adjunto",
    nombre: "a.pdf",
    ruta: "/casa/a.pdf",
    tipo: "application/pdf",
    bytes: 3,
    sha256: "ab",
  } as const;
  const intent = testIntent({ archivos: [file], datos: { asunto: "Algo" }, sigue_a: "4" });
  const text = writeRecord(intent);
  const { ruta: _ruta, ...kept } = file;
  expect(JSON.parse(text)).toEqual({
    v: 1,
    solicitud: intent.solicitud,
    clave: "clave-1",
    tipo: "consulta",
    datos: { asunto: "Algo" },
    sigue_a: "4",
    archivos: [kept],
  });
  expect(readRecord(text)).toEqual({
    v: 1,
    datos: { asunto: "Algo" },
    archivos: [{ nombre: "a.pdf", bytes: 3, sha256: "ab" }],
  });
  for (const other of ["", "{}", text.replace('"v": 1', '"v": 2')]) {
    expect(readRecord(other)).toBeUndefined();
  }
});

test("what a profile shows of its queue", async () => {
  const tools = await loadTranslator("es");
  const facts = (rt: object) => rtProfile.facts({ rt: { ...settings, ...rt } }, tools);
  const known = [
    ["Cola", "Mesa 'A'"],
    ["Solicitante", "operador"],
    ["Campos", "clave → Clave, tipo → Tipo"],
  ];
  expect(rtProfile.facts({}, tools)).toEqual([]);
  expect(facts({}).map((one) => [...one])).toEqual(known);
  expect(facts({ estados: {} })).toHaveLength(3);
  expect(facts({ estados: { hecho: "conforme", x: "y" } }).at(-1)?.[1]).toBe(
    "hecho → conforme, x → y",
  );
});
