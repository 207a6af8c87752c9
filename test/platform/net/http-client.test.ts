import { getEventListeners } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createRawServer } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import { createHttpClient } from "../../../src/platform/net/http-client.ts";
import { HttpFailure } from "../../../src/ports/http.ts";
import { listen } from "../../support/listen.ts";

const signal = new AbortController().signal;

/** Starts a server on loopback; returns its address and the number of requests. */
async function serve(listener: RequestListener) {
  let count = 0;
  const server = createServer((request, reply) => {
    count += 1;
    listener(request, reply);
  });
  const port = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return { url: `http://127.0.0.1:${port}`, requests: () => count };
}

function clientFor(url: string, totalMs?: number) {
  const client = createHttpClient({
    url,
    userAgent: "mesa/prueba",
    trace: () => {},
    timeoutMs: 2000,
    ...(totalMs !== undefined && { totalMs }),
  });
  onTestFinished(client.close);
  return client;
}

const ask = {
  method: "GET",
  path: "/v1/tickets",
  headers: { authorization: "Bearer secreto" },
} as const;

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) is an answer like any other: the token goes nowhere else",
  async (status) => {
    const other = await serve((_request, reply) => void reply.end("{}"));
    const desk = await serve((_request, reply) => {
      reply.writeHead(status, { location: `${other.url}/v1/tickets` }).end();
    });
    const reply = await clientFor(desk.url).send(ask, signal);
    expect([reply.status, desk.requests(), other.requests()]).toEqual([status, 1, 0]);
  },
);

test("a body without an end is cut off, and counts as sent", async () => {
  const piece = Buffer.alloc(1024 * 1024, 0x20);
  let written = 0;
  const desk = await serve((_request, reply) => {
    reply.writeHead(200, { "content-type": "application/json" });
    const more = (): void => {
      while (!reply.destroyed && reply.write(piece)) written += piece.length;
      written += piece.length;
    };
    reply.on("drain", more);
    more();
  });
  await expect(clientFor(desk.url).send(ask, signal)).rejects.toMatchObject({
    reason: "REPLY_TOO_LONG",
    sent: true,
  });
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

test("headers without an end are cut off", async () => {
  const desk = createRawServer((socket) => {
    socket.on("error", () => {});
    socket.write(`HTTP/1.1 200 OK\r\nx-largo: ${"x".repeat(1024 * 1024)}`);
  });
  const port = await listen(desk);
  await expect(clientFor(`http://127.0.0.1:${port}`).send(ask, signal)).rejects.toMatchObject({
    reason: "UND_ERR_HEADERS_OVERFLOW",
    sent: true,
  });
});

/** Collects garbage, as if the process had been started with `--expose-gc`. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

test.each(["headers that do not come", "a body that drips"])(
  "%s: the exchange ends in time, also when garbage is collected meanwhile",
  async (kind) => {
    const desk = await serve((_request, reply) => {
      if (kind === "a body that drips") reply.write(" ");
      const drip = setInterval(() => {
        collectGarbage();
        if (kind === "a body that drips") reply.write(" ");
      }, 50);
      reply.on("close", () => clearInterval(drip));
    });
    await expect(clientFor(desk.url, 700).send(ask, signal)).rejects.toMatchObject({
      reason: "ETIMEDOUT",
      sent: true,
    });
  },
);

test("an exchange that is over leaves no timer and no listener behind", async () => {
  const desk = await serve((_request, reply) => void reply.end("{}"));
  const controller = new AbortController();
  const client = clientFor(desk.url);
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  await client.send(ask, controller.signal);
  const before = timers();
  await Promise.all(Array.from({ length: 8 }, () => client.send(ask, controller.signal)));
  expect([timers() <= before, getEventListeners(controller.signal, "abort")]).toEqual([true, []]);
});

test("the trace says what was asked, what came back and how long it took, and nothing else", async () => {
  const desk = await serve((_request, reply) => void setImmediate(() => reply.end("{}")));
  const lines: string[] = [];
  const client = createHttpClient({
    url: `${desk.url}/base`,
    userAgent: "mesa/prueba",
    trace: (line) => void lines.push(line),
  });
  onTestFinished(client.close);
  const startedMs = performance.now();
  await client.send(ask, signal);
  const tookMs = performance.now() - startedMs;
  const [, told] = /^GET \/base\/v1\/tickets → 200 \((\d+) ms\)$/.exec(lines[0] ?? "") ?? [];
  expect(lines).toHaveLength(1);
  expect(Number(told)).toBeLessThanOrEqual(Math.ceil(tookMs));
});

// github.com/nodejs/undici/issues/5360: there a parser waits for its reader when the connection ends.
test.each([
  ["its end is that of the connection", 10, ""],
  ["its end is that of the connection, and it is long", 3_000_000, ""],
  ["its length is told", 3_000_000, "content-length: 3000000\r\n"],
])(
  "a reply whose server closes at once is read whole, however late: %s",
  async (_what, length, header) => {
    let closed = (): void => {};
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const desk = createRawServer((socket) => {
      socket.on("error", () => {});
      socket.once("close", closed);
      socket.once("data", () => {
        socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\n${header}\r\n`);
        socket.end("x".repeat(length));
      });
    });
    const port = await listen(desk);
    const { data } = await clientFor(`http://127.0.0.1:${port}`).open(ask, signal);
    await gone;
    let read = 0;
    for await (const piece of data) read += piece.length;
    expect(read).toBe(length);
  },
);

test("a mistake in our own request is a defect, no failure of the network, and is not traced", async () => {
  const desk = await serve((_request, reply) => void reply.end("{}"));
  const lines: string[] = [];
  const trace = (line: string) => void lines.push(line);
  const client = createHttpClient({ url: desk.url, userAgent: "mesa/prueba", trace });
  onTestFinished(client.close);
  const broken = { ...ask, headers: { "x-nombre": "dos\nlíneas" } };
  const failure: unknown = await client.send(broken, signal).catch((error: unknown) => error);
  expect([failure instanceof HttpFailure, failure]).toEqual([
    false,
    expect.objectContaining({ code: "UND_ERR_INVALID_ARG" }),
  ]);
  expect([lines, desk.requests()]).toEqual([[], 0]);
});

test("headers that come several times are read as one", async () => {
  const desk = await serve((_request, reply) => {
    reply.setHeader("x-varias", ["uno", "dos"]);
    reply.setHeader("x-una", "sola");
    reply.end();
  });
  const { headers } = await clientFor(desk.url).send(ask, signal);
  expect(headers).toMatchObject({ "x-varias": "uno, dos", "x-una": "sola" });
});

test("an exchange has a limit of its own beside those of its parts, within the hour", async () => {
  const desk = await serve((_request, reply) => void reply.end("{}"));
  const timers = vi.spyOn(globalThis, "setTimeout");
  onTestFinished(() => timers.mockRestore());
  await clientFor(desk.url).send(ask, signal);
  const limitsMs = timers.mock.calls.map(([, delay = 0]) => delay);
  // A reply that drips passes every other limit.
  expect(Math.max(...limitsMs)).toBeGreaterThan(60_000);
  expect(Math.max(...limitsMs)).toBeLessThanOrEqual(3_600_000);
});
