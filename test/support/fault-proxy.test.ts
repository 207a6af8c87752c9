import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startFaultProxy, type NetworkFault } from "./fault-proxy.ts";
import { listen } from "./listen.ts";

/** A server that says every piece back twice, and remembers what it got. */
async function startEcho() {
  const got: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (piece) => {
      got.push(piece.toString());
      socket.write(`${piece.toString()}${piece.toString()}`);
    });
  });
  const port = await listen(server);
  return { port, got };
}

/** So long a connection is watched on which nothing more is to happen. */
const quietMs = 60;

/** What a client sees of one exchange, as soon as it is this, and a little later. */
async function expectExchange(port: number, text: string, expected: { seen: string; end: string }) {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const client = { seen: "", end: "open" };
  socket.on("data", (piece) => void (client.seen += piece.toString()));
  socket.on("error", (error) => void (client.end = "code" in error ? String(error.code) : "error"));
  socket.on("end", () => void (client.end = "ended"));
  socket.write(text);
  await expect.poll(() => client).toEqual(expected);
  await setTimeout(quietMs);
  expect(client).toEqual(expected);
}

test.each<[string, NetworkFault | undefined, { seen: string; end: string }, string[]]>([
  ["nothing", undefined, { seen: "holahola", end: "open" }, ["hola"]],
  ["latency", { latency: 20 }, { seen: "holahola", end: "open" }, ["hola"]],
  ["a reset before", { upReset: 0 }, { seen: "", end: "ECONNRESET" }, []],
  ["a reset on the way up", { upReset: 2 }, { seen: "", end: "ECONNRESET" }, ["ho"]],
  ["a reset on the way down", { downReset: 6 }, { seen: "holaho", end: "ECONNRESET" }, ["hola"]],
  ["a truncation", { downTruncate: 6 }, { seen: "holaho", end: "ended" }, ["hola"]],
  ["a lost answer", { lostAnswer: true }, { seen: "", end: "open" }, ["hola"]],
  ["a black hole", { blackHole: true }, { seen: "", end: "open" }, []],
  ["another word", { when: /^otra/, upReset: 0 }, { seen: "holahola", end: "open" }, ["hola"]],
])("the proxy acts out %s", async (_what, fault, expected, got) => {
  const echo = await startEcho();
  const proxy = await startFaultProxy(echo.port);
  proxy.act(fault === undefined ? undefined : { ...fault, times: 1 });
  await expectExchange(proxy.port, "hola", expected);
  await expect.poll(() => echo.got).toEqual(got);
  // Once is enough; then all goes through again.
  if (proxy.acted() === 1) {
    await expectExchange(proxy.port, "hola", { seen: "holahola", end: "open" });
  }
});
