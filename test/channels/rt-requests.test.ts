import { expect, test } from "vitest";
import { cannedTracker } from "../support/canned-tracker.ts";

const signal = new AbortController().signal;
const person = (id: string, RealName = "") => ({ id, Name: id, RealName });
const ticket = (id: number, change: object = {}) => ({
  id: String(id),
  Subject: `[Consulta] Caso ${id}`,
  Status: "open",
  Queue: { id: "3", Name: "Mesa" },
  Owner: person("agente", "Ana Ejemplo"),
  Requestor: [person("operador")],
  LastUpdatedBy: person("agente"),
  Created: "2026-11-24T15:00:00Z",
  LastUpdated: "2026-11-24T16:00:00Z",
  Told: "1970-01-01T00:00:00Z",
  ...change,
});
const step = (id: number, Type: string, who: string, Created = "2026-11-24T15:00:00Z") => ({
  id: String(id),
  Type,
  Creator: person(who, who === "agente" ? "Ana Ejemplo" : ""),
  Created,
});
const attached = (id: number, TransactionId: number, type: string, name?: string, size = 3) => ({
  id: String(id),
  TransactionId: String(TransactionId),
  Filename: name ?? null,
  ContentType: type,
  ContentLength: String(size),
});

const ownQuery = "Requestor = '__CurrentUser__' AND Queue = 'Mesa'";

test("a ticket with its messages, files and chain is read, each thing once", async () => {
  const record = JSON.stringify({
    v: 1,
    datos: { asunto: "Algo" },
    archivos: [{ nombre: "acta.pdf", bytes: 30, sha256: "ab" }],
  });
  const { channel, asked } = await cannedTracker({
    "GET /tickets": [ticket(7)],
    "GET /ticket/7/history": [
      step(1, "Create", "operador"),
      step(2, "Status", "agente"),
      step(3, "Correspond", "agente", "2026-11-24T16:00:00Z"),
      step(4, "Correspond", "operador", "2026-11-24T17:00:00Z"),
    ],
    "GET /ticket/7/attachments": [
      attached(11, 1, "multipart/mixed"),
      attached(12, 1, "application/json", "solicitud.json"),
      attached(13, 1, "application/pdf", "acta.pdf", 30),
      attached(14, 1, "application/pdf", "acta.pdf", 31),
      attached(15, 3, "multipart/mixed"),
      attached(16, 3, "text/html"),
      attached(17, 3, "text/plain"),
      attached(18, 3, "image/png", "foto.png", 5),
      attached(19, 4, "text/html"),
    ],
    "GET /attachment/12": { Content: Buffer.from(record).toString("base64") },
    "GET /attachment/17": { Content: Buffer.from("Sí, está.").toString("base64") },
    "GET /attachment/19": { Content: Buffer.from("Vale\n-- \nmesa k-1").toString("base64") },
    "GET /ticket/7": {
      _hyperlinks: [
        { ref: "refers-to", id: 5 },
        { ref: "referred-to-by", id: 8 },
      ],
    },
    "GET /ticket/5": {
      _hyperlinks: [
        { ref: "refers-to", id: "4" },
        { ref: "parent", id: 1 },
      ],
    },
    "GET /ticket/4": {
      _hyperlinks: [
        { ref: "self", id: 4 },
        { ref: "refers-to", id: "7" },
      ],
    },
    "GET /ticket/8": 403,
  });
  expect(await channel.getTicket("7", signal)).toEqual({
    numero: "7",
    tipo: "consulta",
    estado: "en_analisis",
    unidad: "Mesa",
    funcionario: "Ana Ejemplo",
    asunto: "Caso 7",
    creado: "2026-11-24T15:00:00Z",
    actualizado: "2026-11-24T16:00:00Z",
    sigue_a: "5",
    datos: { asunto: "Algo" },
    adjuntos: [
      { id: "13", nombre: "acta.pdf", tipo: "application/pdf", bytes: 30, sha256: "ab" },
      { id: "14", nombre: "acta.pdf", tipo: "application/pdf", bytes: 31, sha256: "" },
    ],
    mensajes: [
      {
        id: "3",
        de: "Ana Ejemplo",
        autor: "mesa",
        fecha: "2026-11-24T16:00:00Z",
        texto: "Sí, está.",
        adjuntos: [{ id: "18", nombre: "foto.png", tipo: "image/png", bytes: 5, sha256: "" }],
      },
      {
        id: "4",
        de: "operador",
        autor: "operador",
        fecha: "2026-11-24T17:00:00Z",
        texto: "Vale",
        adjuntos: [],
      },
    ],
    cadena: ["4", "5", "7", "8"],
  });
  expect(asked.toSorted()).toEqual(
    [
      "GET /tickets?id = 7",
      "GET /ticket/7/history",
      "GET /ticket/7/attachments",
      "GET /attachment/12",
      "GET /attachment/17",
      "GET /attachment/19",
      "GET /ticket/7",
      "GET /ticket/5",
      "GET /ticket/4",
      "GET /ticket/7",
      "GET /ticket/8",
    ].toSorted(),
  );
});

test("a request whose record is none keeps all its files, and no message is text enough", async () => {
  const { channel } = await cannedTracker({
    "GET /tickets": [ticket(7)],
    "GET /ticket/7/history": [step(1, "Create", "operador"), step(2, "Correspond", "agente")],
    "GET /ticket/7/attachments": [
      attached(12, 1, "application/json", "solicitud.json"),
      attached(13, 2, "multipart/mixed"),
    ],
    "GET /attachment/12": { Content: Buffer.from("{}").toString("base64") },
    "GET /ticket/7": { _hyperlinks: [] },
  });
  expect(await channel.getTicket("7", signal)).toMatchObject({
    sigue_a: null,
    datos: {},
    adjuntos: [{ id: "12", nombre: "solicitud.json" }],
    mensajes: [{ texto: "", autor: "mesa" }],
    cadena: ["7"],
  });
});

test("a chain of tickets ends at the twentieth", async () => {
  const answers = Object.fromEntries(
    Array.from({ length: 30 }, (_none, at) => [
      `GET /ticket/${at + 7}`,
      { _hyperlinks: [{ ref: "referred-to-by", id: at + 8 }] },
    ]),
  );
  const { channel } = await cannedTracker({
    ...answers,
    "GET /tickets": [ticket(7)],
    "GET /ticket/7/history": [],
    "GET /ticket/7/attachments": [],
  });
  const { cadena } = await channel.getTicket("7", signal);
  expect(cadena).toEqual(Array.from({ length: 20 }, (_none, at) => String(at + 7)));
});

test.each(["", "7x", "-7", "7 OR id = 8", "1".repeat(19)])(
  "a number that is none of the tracker's is not asked for: %j",
  async (number) => {
    const { channel, asked } = await cannedTracker({ "GET /tickets": [ticket(7)] });
    await expect(channel.getTicket(number, signal)).rejects.toMatchObject({
      code: "ticket-no-existe",
    });
    expect(asked).toEqual([]);
  },
);

test.each([
  ["counted", { items: [ticket(7)], pages: 2 }, "1", "2"],
  ["the last one counted", { items: [ticket(7)], pages: 2 }, "2", null],
  ["not counted", { items: [ticket(7)], pages: null }, "1", "2"],
  ["not counted, and empty", { items: [], pages: null }, "3", null],
])("a page of tickets is %s", async (_what, list, cursor, siguiente) => {
  const { channel, asked } = await cannedTracker({ [`GET /tickets`]: list });
  const page = cursor === "1" ? { limit: 2 } : { limit: 2, cursor };
  expect((await channel.listTickets({}, page, signal)).siguiente).toBe(siguiente);
  expect(asked).toEqual([`GET /tickets?${ownQuery}${cursor === "1" ? "" : ` p${cursor}`}`]);
});

test.each(["0", "1x", "-1", "1234567890"])("%j is no page", async (cursor) => {
  const { channel, asked } = await cannedTracker({});
  await expect(channel.listTickets({}, { limit: 2, cursor }, signal)).rejects.toMatchObject({
    code: "no-existe",
    params: { nombre: cursor, orden: "mesa ticket listar" },
  });
  expect(asked).toEqual([]);
});

test("what the tracker finds too much is left out: other days, kinds and states", async () => {
  const tickets = [
    ticket(1),
    ticket(2, { Subject: "Otra" }),
    ticket(3, { Created: "2026-11-24T04:59:59Z" }),
    ticket(4, { Created: "2026-11-24T05:00:00Z" }),
    ticket(5, { Created: "2026-11-25T04:59:59Z" }),
    ticket(6, { Created: "2026-11-25T05:00:00Z" }),
    ticket(8, { Status: "stalled" }),
    ticket(9, { Status: "new" }),
  ];
  const { channel } = await cannedTracker({ "GET /tickets": tickets });
  const found = async (filter: object) =>
    (await channel.listTickets(filter, { limit: 50 }, signal)).tickets.map(({ numero }) => numero);
  expect([
    await found({ tipo: "incidente" }),
    await found({ desde: "2026-11-24", hasta: "2026-11-24" }),
    await found({ hasta: "2026-11-23" }),
    await found({ desde: "2026-11-25" }),
    await found({ estado: "asignado" }),
  ]).toEqual([["2"], ["1", "2", "4", "5", "8", "9"], ["3"], ["6"], ["9"]]);
});

test("a list that is not counted ends behind two empty pages", async () => {
  const history = (...items: readonly object[]) => ({ items, pages: null });
  const { channel, asked } = await cannedTracker({
    [`GET /tickets?${ownQuery}`]: [ticket(7)],
    "GET /ticket/7/history": history(),
    "GET /ticket/7/history p2": history(step(1, "Create", "operador")),
    "GET /ticket/7/history p3": history(),
    "GET /ticket/7/history p4": history(),
  });
  const { cambios, siguiente } = await channel.changes(undefined, 0, signal);
  expect([cambios, siguiente]).toEqual([
    [{ numero: "7", estado: "en_analisis", motivo: "estado", fecha: "2026-11-24T16:00:00Z" }],
    "1.2026-11-24T16:00:00Z",
  ]);
  expect(asked).toEqual([
    `GET /tickets?${ownQuery}`,
    ...["", " p2", " p3", " p4"].map((page) => `GET /ticket/7/history${page}`),
  ]);
});

test("changes are what came behind the last one that was seen, in the tracker's order", async () => {
  const since = "LastUpdated > '2026-11-23'";
  const { channel, asked, waits } = await cannedTracker({
    [`GET /tickets?${ownQuery} AND ${since}`]: [
      ticket(8, { LastUpdated: "2026-11-24T18:00:00Z" }),
      ticket(7, { LastUpdated: "2026-11-24T16:00:00Z" }),
      ticket(6, { LastUpdated: "2026-11-24T15:59:59Z" }),
    ],
    "GET /ticket/7/history": [
      step(50, "Correspond", "agente"),
      step(51, "Correspond", "agente", "2026-11-24T16:00:00Z"),
      step(54, "Status", "agente", "2026-11-24T16:00:00Z"),
    ],
    "GET /ticket/8/history": [
      step(52, "Create", "operador", "2026-11-24T17:00:00Z"),
      step(53, "SetWatcher", "agente", "2026-11-24T17:30:00Z"),
    ],
  });
  const estado = "en_analisis";
  expect(await channel.changes("50.2026-11-24T16:00:00Z", 60_000, signal)).toEqual({
    cambios: [
      { numero: "7", estado, motivo: "mensaje", fecha: "2026-11-24T16:00:00Z" },
      { numero: "8", estado, motivo: "creado", fecha: "2026-11-24T17:00:00Z" },
      { numero: "7", estado, motivo: "estado", fecha: "2026-11-24T16:00:00Z" },
    ],
    siguiente: "54.2026-11-24T18:00:00Z",
  });
  expect([asked.length, waits]).toEqual([3, []]);
});

test("without changes it is looked again every ten seconds, and the place stays", async () => {
  const { channel, asked, waits } = await cannedTracker({ "GET /tickets": [] });
  expect(await channel.changes("50.2026-11-24T16:00:00Z", 25_000, signal)).toEqual({
    cambios: [],
    siguiente: "50.2026-11-24T16:00:00Z",
  });
  expect([asked.length, waits]).toEqual([4, [10_000, 10_000, 5000]]);
});

test("where there was no ticket yet, all are looked at; a foreign cursor begins anew", async () => {
  const { channel, asked, waits } = await cannedTracker({ "GET /tickets": [] });
  for (const cursor of [undefined, "ajeno", "x.2026"]) {
    expect(await channel.changes(cursor, 25_000, signal)).toEqual({ cambios: [], siguiente: "0." });
  }
  expect(await channel.changes("0.", 0, signal)).toEqual({ cambios: [], siguiente: "0." });
  expect([new Set(asked), waits]).toEqual([new Set([`GET /tickets?${ownQuery}`]), []]);
});

test("a refused secret is renewed once", async () => {
  const { channel, authorizations } = await cannedTracker({ "GET /tickets": 401 });
  await expect(channel.listTickets({}, { limit: 1 }, signal)).rejects.toMatchObject({
    code: "sesion-caducada",
  });
  expect(authorizations).toEqual(["token ficha", "Basic nueva"]);
});
