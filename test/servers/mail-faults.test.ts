import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import * as z from "zod";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "../support/listen.ts";
import { startMesa } from "../support/mesa-process.ts";
import { bothAuthorities, facts } from "./support/mail-bench.ts";
import { office, write } from "./support/mail-office.ts";
import { lineThatFails } from "./support/tls-line.ts";

const failure = z.object({ error: z.object({ codigo: z.string(), mensaje: z.string() }) });

test("a connection that breaks once while the mailbox is read is tried once more", async () => {
  const line = await lineThatFails(facts.MAIL_IMAPS_PORT);
  const env = { NODE_EXTRA_CA_CERTS: bothAuthorities() };
  const { list, send } = await office({ imap: `imaps://127.0.0.1:${line.port}`, env });
  const id = await send();
  line.network.act({ when: /LIST/, downReset: 60, times: 1 });
  expect([await list(), line.network.acted()]).toEqual([[[id, "enviado"]], 1]);
});

test.each([
  ["closes the line", (end: () => void) => end()],
  ["is silent for ever", () => {}],
] as const)("a mailbox that %s is called the mailbox, within 20 s", async (_what, act) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    act(() => void socket.destroy());
  });
  const { operator } = await office({ imap: `imaps://127.0.0.1:${await listen(server)}` });
  const begun = performance.now();
  const { code, stderr } = await operator.run("ticket", "listar", "--json");
  const { codigo, mensaje } = failure.parse(JSON.parse(stderr)).error;
  expect([code, codigo]).toEqual([6, "buzon-inalcanzable"]);
  expect(mensaje).toContain("buzón");
  expect(mensaje).not.toMatch(/NoConnection|ClosedAfter|Command failed/);
  expect(performance.now() - begun).toBeLessThan(35_000);
});

test("on a Sunday night the own mailbox is watched as closely as ever", async () => {
  const { box, operator, send } = await office();
  const id = await send();
  const watching = startMesa(["ticket", "vigilar", "--json", "--verbose"], {
    folder: operator.folder,
    env: operator.env,
    startsAt: "2026-12-06T23:00:00-05:00",
  });
  onTestFinished(() => void watching.kill());
  const { stdout, stderr } = watching;
  if (stdout === null || stderr === null) throw new Error("no output");
  for await (const line of createInterface({ input: stderr })) {
    if (line.includes("IMAP IDLE INBOX")) break;
  }
  stderr.resume();
  const begun = performance.now();
  await write(box, id, "Su caso ha sido resuelto.");
  const lines = createInterface({ input: stdout });
  for await (const line of lines) if (line.includes("respondido")) break;
  expect(performance.now() - begun).toBeLessThan(30_000);
  const gone = once(watching, "exit");
  watching.kill("SIGKILL");
  await gone;
});
