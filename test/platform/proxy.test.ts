import { createServer } from "node:http";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
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
