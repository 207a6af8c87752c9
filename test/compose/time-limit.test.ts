import { createServer } from "node:http";
import { expect, test } from "vitest";
import { listen } from "../support/listen.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

test("a desk that never answers is waited for as long as MESA_ESPERA says", async () => {
  const stop = new AbortController();
  let waitedMs: number | undefined;
  const desk = createServer(({ socket }) => {
    const asked = performance.now();
    socket.once("close", () => {
      waitedMs ??= performance.now() - asked;
      stop.abort();
    });
  });
  const port = await listen(desk);
  const folder = testFolder();
  await runMesa(["perfil", "crear", "banco", "--url", `http://127.0.0.1:${port}`], { folder });
  const env = { MESA_TOKEN: "ficha", MESA_ESPERA: "1" };
  await runMesa(["ticket", "listar"], { folder, env, signal: stop.signal });
  // Without the setting it would be half a minute.
  expect(waitedMs).toBeLessThan(20_000);
});
