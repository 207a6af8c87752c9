import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { connect as connectSecurely, createServer as createSecureServer } from "node:tls";
import { onTestFinished } from "vitest";
import { startFaultProxy, type FaultProxy } from "../../support/fault-proxy.ts";

const pem = (name: string): Buffer => readFileSync(`test/fixtures/tls/${name}.pem`);

/**
 * A way to a server that speaks TLS, on which the network fails in the clear: what comes is
 * decrypted, passes the proxy that fails as told, and is encrypted again.
 */
export async function lineThatFails(
  target: number,
): Promise<{ readonly port: number; readonly network: FaultProxy }> {
  const out = createServer((client) => {
    join(client, connectSecurely({ port: target, host: "127.0.0.1", rejectUnauthorized: false }));
  });
  const network = await startFaultProxy(await listen(out));
  const options = { cert: pem("buena"), key: pem("llave") };
  const into = createSecureServer(options, (client) => {
    join(client, connect(network.port, "127.0.0.1"));
  });
  return { port: await listen(into), network };
}

/** Either end's end is the other's. */
function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on("data", (piece: Buffer) => void to.write(piece));
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
  }
}

async function listen(server: Server): Promise<number> {
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}
