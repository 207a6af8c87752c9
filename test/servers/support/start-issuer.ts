import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startIssuer } from "../../support/token-issuer.ts";

/** An issuer of tokens with TLS of its own, at the port where the mail server asks for it. */
export async function setup(): Promise<() => void> {
  const folder = join(process.env["PRUEBA_MAIL_DIR"] ?? "", "tls");
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const issuer = await startIssuer({
    port: Number(process.env["PRUEBA_MAIL_ISSUER_PORT"]),
    tls: { cert: read("server.crt"), key: read("server.key") },
  });
  return issuer.close;
}
