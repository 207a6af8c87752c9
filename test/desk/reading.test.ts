import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { consultationData, pdf, requestBody, testDesk } from "../support/desk-client.ts";

test("docs/openapi.yaml is what the desk serves", async () => {
  const { call } = await testDesk();
  const served = stringify((await call("GET", "/openapi.json", { token: "" })).body, {
    lineWidth: 100,
    aliasDuplicateObjects: false,
  });
  expect(readFileSync("docs/openapi.yaml", "utf8") === served, "run npm run generate").toBe(true);
});

async function withTickets(count: number) {
  const parts = await testDesk();
  const add = (index: number) =>
    parts.call("POST", "/v1/tickets", {
      body: requestBody(
        { tipo: "consulta", datos: { ...consultationData, asunto: `Envío número ${index}` } },
        [],
      ),
      headers: { "idempotency-key": `k${index}` },
    });
  for (let index = 1; index <= count; index += 1) await add(index);
  return { ...parts, add };
}

test("pages neither skip nor repeat a ticket, though new ones come in between", async () => {
  const { call, add } = await withTickets(5);
  const seen: unknown[] = [];
  let cursor: unknown = "";
  do {
    const page = await call(
      "GET",
      `/v1/tickets?limite=2${cursor === "" ? "" : `&cursor=${String(cursor)}`}`,
    );
    seen.push(
      ...[page.body["tickets"]].flat().map((ticket) => JSON.stringify(ticket).slice(11, 25)),
    );
    cursor = page.body["siguiente"];
    await add(100 + seen.length);
  } while (cursor !== null);
  expect(seen).toEqual([5, 4, 3, 2, 1].map((index) => `MS-2026-00000${index}`));
});

test("filters hold, words are found without accents, and a bad cursor or limit is refused", async () => {
  const { call } = await withTickets(3);
  const count = async (query: string): Promise<number> =>
    [(await call("GET", `/v1/tickets?${query}`)).body["tickets"]].flat().length;
  expect(await count("buscar=ENVIO+000002")).toBe(1);
  expect(await count("tipo=incidente")).toBe(0);
  expect(await count("estado=registrado&tipo=consulta")).toBe(3);
  expect(await count("desde=2026-11-24&hasta=2026-11-24")).toBe(3);
  expect(await count("desde=2026-11-25")).toBe(0);
  expect((await call("GET", "/v1/tickets?cursor=basura")).status).toBe(400);
  expect((await call("GET", "/v1/tickets?limite=0")).status).toBe(422);
});

test("a day of a filter is a day in Ecuador, from its first instant to its last", async () => {
  let now = "2026-11-24T04:00:00.000Z";
  const { call, desk } = await testDesk({ clock: () => new Date(now) });
  const instants = [
    "2026-11-24T04:59:59.999Z",
    "2026-11-24T05:00:00.000Z",
    "2026-11-25T04:59:59.999Z",
  ];
  for (const [at, instant] of instants.entries()) {
    now = instant;
    const body = requestBody({ tipo: "consulta", datos: consultationData }, []);
    const { token } = desk.issueToken("operador");
    await call("POST", "/v1/tickets", { body, token, headers: { "idempotency-key": `k${at}` } });
  }
  const { token } = desk.issueToken("operador");
  const created = async (query: string): Promise<unknown> =>
    [(await call("GET", `/v1/tickets?${query}`, { token })).body["tickets"]]
      .flat()
      .map((ticket) => /"creado":"([^"]*)"/.exec(JSON.stringify(ticket))?.[1])
      .toReversed();
  expect(await created("desde=2026-11-24")).toEqual(instants.slice(1));
  expect(await created("hasta=2026-11-23")).toEqual(instants.slice(0, 1));
  expect(await created("desde=2026-11-24&hasta=2026-11-24")).toEqual(instants.slice(1));
  expect(await created("desde=2026-11-25")).toEqual([]);
});

test("what has not changed is not sent again", async () => {
  const { call } = await withTickets(1);
  for (const path of ["/v1/tickets", "/v1/tickets/MS-2026-000001"]) {
    const etag = (await call("GET", path)).headers.get("etag") ?? "";
    expect((await call("GET", path, { headers: { "if-none-match": etag } })).status).toBe(304);
    for (const [held, status] of [
      ['"otro"', 200],
      [`"otro",${etag}`, 304],
      [`"otro" ,  ${etag}`, 304],
      ["*", 304],
      ["", 200],
    ] as const) {
      const asked = await call("GET", path, { headers: { "if-none-match": held } });
      expect([held, asked.status, asked.headers.get("etag")]).toEqual([held, status, etag]);
    }
  }
});

test("an attachment comes back byte for byte, under its own name", async () => {
  const { call, operator, url } = await testDesk();
  await call("POST", "/v1/tickets", { body: requestBody(), headers: { "idempotency-key": "k" } });
  const reply = await fetch(`${url}/v1/tickets/MS-2026-000001/adjuntos/1`, {
    headers: { authorization: `Bearer ${operator}` },
  });
  expect(Buffer.from(await reply.arrayBuffer()).equals(pdf)).toBe(true);
  expect(reply.headers.get("content-disposition")).toBe(
    "attachment; filename*=UTF-8''evidencia.pdf",
  );
});

test("a download goes on from any byte", async () => {
  const { call, operator, url } = await testDesk();
  await call("POST", "/v1/tickets", { body: requestBody(), headers: { "idempotency-key": "k" } });
  const ask = async (range: string) => {
    const reply = await fetch(`${url}/v1/tickets/MS-2026-000001/adjuntos/1`, {
      headers: { authorization: `Bearer ${operator}`, range },
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    return { status: reply.status, range: reply.headers.get("content-range"), bytes };
  };
  const { length } = pdf;
  expect(await ask("bytes=100-")).toEqual({
    status: 206,
    range: `bytes 100-${length - 1}/${length}`,
    bytes: pdf.subarray(100),
  });
  expect(await ask("bytes=10-19")).toMatchObject({ status: 206, bytes: pdf.subarray(10, 20) });
  expect(await ask("bytes=0-999999999")).toMatchObject({ status: 206, bytes: pdf });
  expect(await ask("bytes=-5")).toMatchObject({ status: 200, bytes: pdf });
  expect(await ask("items=0-1")).toMatchObject({ status: 200, bytes: pdf });
  expect(await ask(`bytes=${length}-`)).toMatchObject({ status: 416 });
});

test("paths that try to be others are simply not found", async () => {
  const { call } = await testDesk();
  for (const path of [
    "/v1/tickets/%2e%2e%2f%2e%2e",
    "/v1/tickets/..%2fcambios",
    "/v1/nada",
    "/v1/tickets/MS-2026-000001/adjuntos/..%2f..%2fmesa.db",
  ]) {
    expect([path, (await call("GET", path)).status]).toEqual([path, 404]);
  }
});
