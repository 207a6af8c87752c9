import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createServer, type Server } from "node:tls";
import { describe, expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { mesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const pem = (name: string): string => readFileSync(`test/fixtures/tls/${name}.pem`, "utf8");
const consultation = resolve("test/fixtures/solicitudes/consulta-regimen-21-plazo.json");

/** How a profile of each channel that leaves the machine reaches a server on this port. */
const profiles = {
  portal: (port) => `--url https://127.0.0.1:${port}`,
  rt: (port) => `--canal rt --url https://127.0.0.1:${port} --cola Mesa --campo-clave Clave`,
  correo: (port) =>
    `--canal correo --buzon operador@oce.test --destino mesa@aduana.test --smtp smtps://127.0.0.1:${port} --imap imaps://127.0.0.1:${port}`,
} as const satisfies Record<string, (port: number) => string>;

/** Anything behind TLS, and what was said to it once the handshake was over. */
async function behind(certificate: string) {
  const said: string[] = [];
  const server: Server = createServer({ cert: pem(certificate), key: pem("llave") }, (socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => said.push(bytes.toString()));
  });
  server.on("tlsClientError", () => {});
  return { port: await listen(server), said };
}

const certificates = [
  ["expired", "caducada", "está vencido"],
  ["for another host", "otro-nombre", "es de otra dirección"],
  ["signed by nobody", "autofirmada", "ninguna autoridad conocida"],
] as const;

const secrets = { MESA_TOKEN: "ficha", MESA_CONTRASENA: "Secreta-2026" };

/**
 * The command line on an empty machine: for certificates of our own authority in a process that trusts it,
 * which on Node 20 alone makes a start three times as long.
 */
function operator(certificate: string) {
  const folder = testFolder();
  const NODE_EXTRA_CA_CERTS = resolve("test/fixtures/tls/autoridad.pem");
  const run = (...argv: readonly string[]) =>
    certificate === "autofirmada"
      ? runMesa([...argv, "--json"], { folder, env: secrets })
      : mesa([...argv, "--json"], { folder, env: { ...secrets, NODE_EXTRA_CA_CERTS } });
  return { folder, run };
}

/** A desk out of reach, and the reason that the user is told. */
const outOfReach = (stderr: string, reason: string) =>
  expect(JSON.parse(stderr)).toMatchObject({
    error: {
      codigo: expect.stringMatching(/^(?:mesa|buzon)-inalcanzable$/),
      mensaje: expect.stringContaining(reason),
    },
  });

describe.each(["portal", "correo"] as const)("%s behind a certificate", (channel) => {
  const make = (port: number) => [
    "perfil",
    "crear",
    "banco",
    ...profiles[channel](port).split(" "),
  ];

  test.each(certificates)(
    "%s: told why, and not a word was said",
    async (_what, certificate, reason) => {
      const { port, said } = await behind(certificate);
      const { folder, run } = operator(certificate);
      expect((await runMesa(make(port), { folder, env: secrets })).code).toBe(0);
      const list = await run("ticket", "listar");
      expect(list.code).toBe(6);
      outOfReach(list.stderr, reason);
      expect(said).toEqual([]);
    },
  );

  test("and the request waits", async () => {
    const { port, said } = await behind("autofirmada");
    const [folder, env] = [testFolder(), secrets];
    expect((await runMesa(make(port), { folder, env })).code).toBe(0);
    const create = ["consulta", "crear", "--desde", consultation, "--json"];
    const sent = await runMesa(create, { folder, env });
    expect([sent.code, JSON.parse(sent.stdout)]).toMatchObject([6, { resultado: "pendiente" }]);
    expect(said).toEqual([]);
  });
});

// Its profile is only made once its queue has been read.
describe("rt behind a certificate", () => {
  test.each(certificates)(
    "%s: told why, and no token was said",
    async (_what, certificate, reason) => {
      const { port, said } = await behind(certificate);
      const made = await operator(certificate).run(
        "perfil",
        "crear",
        "banco",
        ...profiles.rt(port).split(" "),
      );
      expect(made.code).toBe(6);
      outOfReach(made.stderr, reason);
      expect(said).toEqual([]);
    },
  );
});
