import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startTimeLimit } from "../../src/domain/time-limit.ts";
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

/** What a client sees of one exchange until the connection or its patience ends. */
async function exchange(port: number, text: string, patience = 120) {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let seen = "";
  let end = "open";
  socket.on("data", (piece) => void (seen += piece.toString()));
  socket.on("error", (error) => void (end = "code" in error ? String(error.code) : "error"));
  socket.on("end", () => void (end = "ended"));
  socket.write(text);
  const over = startTimeLimit(patience).signal;
  const closed = new Promise((resolve) => void socket.once("close", resolve));
  await Promise.race([closed, once(over, "abort")]);
  return { seen, end };
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
  expect(await exchange(proxy.port, "hola")).toEqual(expected);
  await expect.poll(() => echo.got).toEqual(got);
  // Once is enough; then all goes through again.
  if (proxy.acted() === 1) {
    expect(await exchange(proxy.port, "hola")).toEqual({ seen: "holahola", end: "open" });
  }
});
