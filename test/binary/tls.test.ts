import { writeFileSync } from "node:fs";
import { createServer, type ServerOptions } from "node:https";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeCertificates } from "../support/make-certificate.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { listen } from "../support/listen.ts";

const { ca, cert, key } = makeCertificates();

/** A desk behind TLS that has no tickets, and what `mesa ticket listar` says to it. */
async function listFrom(options: ServerOptions, trusted: boolean) {
  const seen: (string | null)[] = [];
  const server = createServer({ cert, key, ...options }, (request, reply) => {
    const { socket } = request;
    seen.push(
      "getProtocol" in socket && typeof socket.getProtocol === "function"
        ? String(socket.getProtocol())
        : null,
    );
    reply.writeHead(200, { "content-type": "application/json" });
    reply.end('{"tickets":[],"siguiente":null}');
  });
  const port = await listen(server);
  const folder = testFolder();
  const bundle = join(folder, "autoridad.pem");
  writeFileSync(bundle, ca);
  const env = { MESA_TOKEN: "ficha", ...(trusted && { NODE_EXTRA_CA_CERTS: bundle }) };
  await runMesa(["perfil", "crear", "banco", "--url", `https://127.0.0.1:${port}`], {
    folder,
  });
  const { code, stdout, stderr } = await mesa(["ticket", "listar", "--json"], { folder, env });
  return { code, seen, json: JSON.parse(stdout === "" ? stderr : stdout) };
}

describe("a desk behind TLS", () => {
  test("whose authority is named by NODE_EXTRA_CA_CERTS is trusted", async () => {
    const { code, seen, json } = await listFrom({}, true);
    expect([code, seen, json.tickets]).toEqual([0, ["TLSv1.3"], []]);
  });

  test("with TLS 1.2 too", async () => {
    const { code, seen } = await listFrom({ maxVersion: "TLSv1.2" }, true);
    expect([code, seen]).toEqual([0, ["TLSv1.2"]]);
  });

  test("whose authority nobody vouches for gets nothing", async () => {
    const { code, seen, json } = await listFrom({}, false);
    expect([code, seen, json.error.codigo]).toEqual([6, [], "mesa-inalcanzable"]);
    expect(json.error.mensaje).toMatch(/ninguna autoridad conocida/);
  });

  test("that offers only what is older than TLS 1.2 gets nothing", async () => {
    const old = {
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    } as const;
    const { code, seen, json } = await listFrom(old, true);
    expect([code, seen, json.error.codigo]).toEqual([6, [], "mesa-inalcanzable"]);
  });
});
