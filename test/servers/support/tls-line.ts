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

/** A way to an IMAP server on which it does not seem to know IDLE (RFC 2177). */
export async function lineWithoutIdle(target: number): Promise<number> {
  return await lineThatSays(target, (said) => said.replaceAll(/\bIDLE\b/g, "XDLE"));
}

/** A way to a server that speaks TLS, on which what it says is changed. */
export async function lineThatSays(
  target: number,
  change: (said: string) => string,
): Promise<number> {
  const options = { cert: pem("buena"), key: pem("llave") };
  const line = createSecureServer(options, (client) => {
    const far = connectSecurely({ port: target, host: "127.0.0.1", rejectUnauthorized: false });
    join(client, far, (said) => Buffer.from(change(said.toString("latin1")), "latin1"));
  });
  return await listen(line);
}

/** Either end's end is the other's. */
function join(
  one: Socket,
  other: Socket,
  back: (piece: Buffer) => Buffer = (piece) => piece,
): void {
  for (const [from, to, change] of [
    [one, other, (piece: Buffer) => piece],
    [other, one, back],
  ] as const) {
    from.on("data", (piece: Buffer) => void to.write(change(piece)));
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
  }
}
