import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { batchDesk } from "../support/batch-desk.ts";
import { startMesa } from "../support/mesa-process.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";

const requests = 12;

test("machines that serve share the firm's outbox, and end well when they are asked to", async () => {
  await firmBench();
  const desk = await batchDesk();
  const profile = ["--canal", "portal", "--url", desk.url];
  const open = async () => await firmMachine({ profile, env: { MESA_TOKEN: desk.token } });
  const [ana, ...servers] = [await open(), await open(), await open()];
  let sent = 0;
  const running = servers.map(({ folder, env }) => {
    const child = startMesa(["bandeja", "servir", "--json"], { folder, env });
    const events: { readonly evento: string; readonly resultado?: string }[] = [];
    const over = once(child, "close");
    if (child.stdout === null) throw new Error("no standard output");
    createInterface({ input: child.stdout }).on("line", (line) => {
      events.push(JSON.parse(line));
      if (events.at(-1)?.resultado !== "aceptado") return;
      sent += 1;
      if (sent === requests) for (const one of running) one.child.kill("SIGTERM");
    });
    return { child, events, over };
  });
  for (let at = 0; at < requests; at += 1) {
    const words = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--encolar"];
    expect(await ana?.mesa([...words, "--asunto", `Plazo ${at}`])).toMatchObject({ code: 6 });
  }
  await Promise.all(running.map(({ over }) => over));
  expect(running.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  for (const { events } of running) expect(events.at(-1)).toMatchObject({ evento: "fin" });
  const { tickets } = await desk.ask("/v1/tickets?limite=100");
  const subjects = tickets.map(({ asunto }: { asunto: string }) => asunto).toSorted();
  const wanted = Array.from({ length: requests }, (_none, at) => `Plazo ${at}`).toSorted();
  expect(subjects).toEqual(wanted);
});
