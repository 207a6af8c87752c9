import { readFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { connect as connectSecurely, createServer as createSecureServer } from "node:tls";
import { startFaultProxy, type FaultProxy } from "../../support/fault-proxy.ts";
import { listen } from "../../support/listen.ts";

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
  // A handshake that the proxy breaks off is what is wanted.
  into.on("tlsClientError", () => {});
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
