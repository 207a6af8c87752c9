import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

/** A certificate or key of the tests' own authority. */
export const pem = (name: string): string => readFileSync(`test/fixtures/tls/${name}.pem`, "utf8");

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}

/** A mail server that takes `clave`, and what it was handed. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const got: { readonly to: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    cert: pem("buena"),
    key: pem("llave"),
    authMethods: ["PLAIN", "LOGIN", "XOAUTH2"],
    logger: false,
    onAuth({ username, password, accessToken }, _session, done) {
      if (password === "clave" || accessToken === "ficha") done(null, { user: username ?? "" });
      else done(new Error("Invalid credentials"));
    },
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (piece: Buffer) => (text += piece.toString()));
      stream.on("end", () => {
        got.push({ to: session.envelope.rcptTo.map((one) => one.address), text });
        done(null);
      });
    },
    ...options,
  });
  // A client that breaks off is no error of the server's.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: portOf(server.server), got };
}
