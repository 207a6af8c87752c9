import { createServer } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import { cheapHash, runMesa, testFolder } from "../support/test-context.ts";
import { listen } from "../support/listen.ts";

/** A tunnelling proxy (RFC 9110 §9.3.6) and the addresses requested from it. */
async function startProxy() {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, client, head) => {
    asked.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const desk = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      desk.write(head);
      desk.pipe(client);
      client.pipe(desk);
    });
    for (const socket of [desk, client]) socket.on("error", () => {});
  });
  const port = await listen(proxy);
  return { url: `http://127.0.0.1:${port}`, asked };
}

test("requests go through the environment's proxy, but for what NO_PROXY names", async () => {
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date(),
    report: () => {},
  });
  onTestFinished(desk.close);
  const proxy = await startProxy();
  const folder = testFolder();
  await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
  const env = { MESA_TOKEN: desk.issueToken("operador").token, http_proxy: proxy.url };
  const first = await runMesa(["ticket", "listar", "--verbose"], { folder, env });
  expect([first.code, first.stderr]).toEqual([0, expect.anything()]);
  expect(proxy.asked).toEqual([new URL(desk.url).host]);
  const direct = { ...env, no_proxy: "127.0.0.1" };
  expect((await runMesa(["ticket", "listar"], { folder, env: direct })).code).toBe(0);
  expect(proxy.asked).toHaveLength(1);
});

describe("a proxy that wants other credentials", () => {
  async function refused(status: number) {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on("connect", (request, client) => {
      asked.push(request.headers["proxy-authorization"] ?? "");
      client.on("error", () => {});
      client.end(`HTTP/1.1 ${status} No\r\nproxy-authenticate: Basic realm="x"\r\n\r\n`);
    });
    const host = `127.0.0.1:${await listen(proxy)}`;
    const folder = testFolder();
    await runMesa(["perfil", "crear", "mesa", "--url", "https://mesa.invalid"], { folder });
    const env = { https_proxy: `http://ana%40empresa:cl%40ve@${host}` };
    return { folder, env, host, asked };
  }

  const signIn = {
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: "Clave-1",
  };
  const token = { MESA_TOKEN: "t" };
  const incident = "test/fixtures/solicitudes/incidente-mti-placa.json";

  test.each<[string[], Record<string, string>]>([
    [["sesion", "iniciar"], signIn],
    [["ticket", "listar"], signIn],
    [["ticket", "listar"], token],
    [["ticket", "vigilar"], token],
  ])("mesa %j: said by its name, asked once", async (argv, credentials) => {
    const { folder, env, host, asked } = await refused(407);
    const options = { folder, env: { ...env, ...credentials } };
    const { code, stderr } = await runMesa([...argv, "--json"], options);
    expect([code, JSON.parse(stderr)]).toEqual([
      6,
      expect.objectContaining({
        error: expect.objectContaining({
          codigo: "proxy-rechaza",
          mensaje: expect.stringContaining(host),
        }),
      }),
    ]);
    expect(stderr).not.toContain("ve@");
    const given = `Basic ${Buffer.from("ana@empresa:cl@ve").toString("base64")}`;
    expect(asked).toEqual([given]);
  });

  test("what was to be sent waits, with the proxy as the reason", async () => {
    const { folder, env, host, asked } = await refused(407);
    const options = { folder, env: { ...env, ...token } };
    const sent = await runMesa(["incidente", "crear", "--desde", incident, "--json"], options);
    expect([sent.code, asked.length]).toEqual([6, 1]);
    const listed = await runMesa(["bandeja", "listar", "--json"], options);
    expect(JSON.parse(listed.stdout).entradas).toMatchObject([
      { resultado: "pendiente", motivo: `HTTP 407 ${host}` },
    ]);
    const again = await runMesa(["bandeja", "enviar", "--json"], options);
    expect([again.code, asked.length]).toEqual([6, 2]);
  });

  test("another refusal of a proxy is told as the proxy's, too", async () => {
    const { folder, env, host } = await refused(403);
    const options = { folder, env: { ...env, ...token } };
    const { code, stderr } = await runMesa(["ticket", "listar"], options);
    expect([code, stderr]).toEqual([6, expect.stringContaining(`HTTP 403 ${host}`)]);
  });
});
