import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request as forward } from "node:http";
import { createServer, type ServerOptions } from "node:https";
import { createServer as createTcpServer, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { mesa, serveDesk } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";

const certificates = "test/fixtures/tls";
const authority = `${certificates}/autoridad.pem`;
const consultation = "test/fixtures/solicitudes/consulta-organismo-internacional.json";
const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
  MESA_ESPERA: "1",
};

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return `https://127.0.0.1:${address.port}`;
}

/** What stands at this address behind TLS with this certificate, and how many requests got there. */
async function behindTls(certificate: string, target: string, options: ServerOptions = {}) {
  let requests = 0;
  const cert = readFileSync(`${certificates}/${certificate}.pem`);
  const key = readFileSync(`${certificates}/llave.pem`);
  const server = createServer({ cert, key, ...options }, (incoming, outgoing) => {
    requests += 1;
    const { method, headers, url = "/" } = incoming;
    const ahead = forward(new URL(url, target), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(outgoing);
    });
    incoming.pipe(ahead);
  });
  return { url: await listen(server), requests: () => requests };
}

/** What comes of a request to this address, with the word that says why. */
async function send(url: string) {
  const folder = testFolder();
  await mesa(["perfil", "crear", "banco", "--url", url], { folder });
  const env = {
    ...credentials,
    MESA_TOKEN: "una-ficha-cualquiera",
    NODE_EXTRA_CA_CERTS: authority,
  };
  const argv = ["consulta", "crear", "--desde", consultation, "--json"];
  const { code, stdout } = await mesa(argv, { folder, env });
  const shown = await mesa(["bandeja", "listar", "--json"], { folder });
  const [entry] = JSON.parse(shown.stdout).entradas;
  return [code, JSON.parse(stdout).resultado, entry?.motivo];
}

const oldTls: ServerOptions = { maxVersion: "TLSv1.1", minVersion: "TLSv1" };
const unworthy = [
  ["autofirmada", {}, "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["caducada", {}, "CERT_HAS_EXPIRED"],
  ["otro-nombre", {}, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ["buena", oldTls, "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"],
] as const;

test("a desk whose TLS is not to be trusted gets nothing, and the request waits", async () => {
  const outcomes = unworthy.map(async ([name, options]) => {
    const { url, requests } = await behindTls(name, "http://127.0.0.1:1", options);
    return [name, await send(url), requests()];
  });
  expect(await Promise.all(outcomes)).toEqual(
    unworthy.map(([name, , why]) => [name, [6, "pendiente", why], 0]),
  );
});

test("neither does one that never ends its handshake, or speaks no TLS at all", async () => {
  const silent = createTcpServer((socket) => void socket.on("error", () => {}));
  const plain = createTcpServer((socket) => void socket.end("HTTP/1.1 400 Bad\r\n\r\n"));
  const [one, other] = [await listen(silent), await listen(plain)];
  expect(await Promise.all([send(one), send(other)])).toEqual([
    [6, "pendiente", "UND_ERR_CONNECT_TIMEOUT"],
    [6, "pendiente", "ERR_SSL_WRONG_VERSION_NUMBER"],
  ]);
});

test("an authority of one's own is trusted where Node is told so", async () => {
  const desk = await serveDesk(testFolder());
  onTestFinished(() => desk.kill());
  const { url } = await behindTls("buena", desk.url);
  expect(await send(url)).toEqual([0, "aceptado", undefined]);
});
