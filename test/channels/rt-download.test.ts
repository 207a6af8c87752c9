import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createRtClient } from "../../src/channels/request-tracker/rt-client.ts";
import { download } from "../../src/channels/request-tracker/rt-download.ts";
import { Secret } from "../../src/domain/secret.ts";
import { createHttpClient } from "../../src/platform/net/http-client.ts";
import { listen } from "../support/listen.ts";

const signal = new AbortController().signal;
const content = Buffer.from(Array.from({ length: 5000 }, (_none, at) => (at * 7) % 256));
const person = { id: "operador" };
const at = "2026-11-24T15:00:00Z";
const ticket = {
  id: 7,
  Subject: "Caso",
  Status: "open",
  Queue: { id: 1 },
  Owner: person,
  Requestor: [person],
  LastUpdatedBy: person,
  Created: at,
  LastUpdated: at,
};
const attachment = {
  id: 3,
  TransactionId: 2,
  Filename: "acta.pdf",
  ContentType: "application/pdf",
  ContentLength: content.length,
};
const page = (item: object) =>
  JSON.stringify({ items: [item], count: 1, page: 1, pages: 1, per_page: 100, total: 1 });

/** RT's way to write base64: in lines, with escaped slashes. */
const written = (bytes: Buffer): string =>
  (bytes.toString("base64").match(/.{1,76}/g) ?? []).join("\\n").replaceAll("/", "\\/");

/** A Request Tracker with one ticket, which sends its attachment in pieces of so many bytes. */
async function trackerWith(json: string, pieceBytes: number, status = 200) {
  const port = await listen(
    createServer((request, reply) => {
      const isFile = request.url?.includes("/attachment/") === true;
      reply.writeHead(isFile ? status : 200, { "content-type": "application/json" });
      if (request.url?.includes("/attachments") === true) return void reply.end(page(attachment));
      if (!isFile) return void reply.end(page(ticket));
      for (let from = 0; from < json.length; from += pieceBytes) {
        reply.write(json.slice(from, from + pieceBytes));
      }
      reply.end();
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const http = createHttpClient({ url, userAgent: "mesa/prueba", trace: () => {} });
  onTestFinished(http.close);
  const token = () => Promise.resolve(new Secret("ficha"));
  return createRtClient(http, { token, renew: token });
}

test.each([1, 3, 77, 100_000])(
  "a file that RT writes into JSON comes whole, from its beginning, in pieces of %d bytes",
  async (pieceBytes) => {
    const json = JSON.stringify({ id: "3", Type: 'un "Content": falso', Content: "@" });
    const client = await trackerWith(json.replace('"@"', `"${written(content)}"`), pieceBytes);
    const { total, from, data } = await download("7", "3", client, signal);
    expect([total, from]).toEqual([content.length, 0]);
    expect((await buffer(data)).equals(content)).toBe(true);
  },
);

test.each([
  ["ends in the middle", `{"Content":"${written(content).slice(0, 500)}`],
  ["has no content", '{"id":"3"}'],
])("an answer that %s is no file", async (_what, json) => {
  const client = await trackerWith(json, 100_000);
  const { data } = await download("7", "3", client, signal);
  await expect(buffer(data)).rejects.toMatchObject({ code: "respuesta-invalida" });
});

test.each([
  [404, "ticket-no-existe"],
  [403, "ticket-no-existe"],
  [429, "mesa-inalcanzable"],
  [500, "mesa-falla"],
])(
  "a file that is answered with %i is refused before anything of it is read",
  async (status, code) => {
    const client = await trackerWith(
      JSON.stringify({ Content: written(content) }),
      100_000,
      status,
    );
    await expect(download("7", "3", client, signal)).rejects.toMatchObject({ code });
  },
);

test("an attachment that the ticket does not have is not asked for", async () => {
  const client = await trackerWith("{}", 1);
  await expect(download("7", "9", client, signal)).rejects.toMatchObject({ code: "no-existe" });
});
