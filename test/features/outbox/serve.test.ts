import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { batchDesk } from "../../support/batch-desk.ts";
import { runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const profile = ["perfil", "crear", "agencia", "--canal", "portal", "--url"];
/** Between two looks at an outbox in which nothing waits. */
const idleMs = 2000;

/** A desk, a machine with requests that wait, and what `bandeja servir` says until nothing waits. */
async function office(waiting: number) {
  const desk = await batchDesk();
  const folder = testFolder();
  const env = { MESA_TOKEN: desk.token };
  await runMesa([...profile, desk.url], { folder });
  for (let at = 0; at < waiting; at += 1) {
    const words = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--encolar"];
    await runMesa([...words, "--asunto", `Plazo ${at}`], { folder, env });
  }
  async function serve(options: RunOptions = {}) {
    const stop = new AbortController();
    const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
      if (milliseconds === idleMs) stop.abort();
      await setTimeout(milliseconds / 1000, undefined, { signal });
    };
    const given = { folder, env, wait, signal: stop.signal, ...options };
    const { code, stdout, stderr } = await runMesa(["bandeja", "servir", "--json"], given);
    const lines = stdout.trimEnd().split("\n");
    const events = lines.map((line) => (line === "" ? {} : JSON.parse(line)));
    return { code, stderr, events, names: events.map(({ evento }) => evento), stop };
  }
  return { desk, folder, env, serve };
}

test("what waits is sent, one event for each, until it is asked to end", async () => {
  const { desk, serve } = await office(2);
  const { code, names, events } = await serve();
  expect([code, names]).toEqual([0, ["inicio", "solicitud", "solicitud", "fin"]]);
  expect(events[1]).toMatchObject({ resultado: "aceptado", ticket: expect.any(String) });
  expect(events[3]).toMatchObject({ enviadas: 2, rechazadas: 0 });
  expect(await desk.ask("/v1/tickets?limite=10")).toMatchObject({ tickets: [{}, {}] });
});

test("a desk that can't be reached is tried again, with a pause that doubles; nothing else is tried meanwhile", async () => {
  const { desk, serve } = await office(2);
  const pauses: number[] = [];
  const stop = new AbortController();
  const start = new Date("2026-11-24T15:00:00Z").getTime();
  let now = start;
  desk.failWith(() => "rechaza-conexion");
  const { code, names, events } = await serve({
    clock: () => new Date(now),
    signal: stop.signal,
    async wait(milliseconds) {
      now += milliseconds;
      // What the client waits between its own tries is shorter.
      if (milliseconds >= idleMs) pauses.push(milliseconds);
      if (pauses.length === 3) desk.heal();
      if (pauses.length > 3 && milliseconds === idleMs) stop.abort();
      await setTimeout(1);
    },
  });
  expect([code, pauses.slice(0, 3)]).toEqual([0, [2000, 4000, 8000]]);
  expect(names.filter((name) => name !== "solicitud")).toEqual([
    "inicio",
    "sin-conexion",
    "con-conexion",
    "fin",
  ]);
  // That it works again is said with the first request that goes out.
  expect(names.slice(-4)).toEqual(["solicitud", "con-conexion", "solicitud", "fin"]);
  expect(events.at(-1)).toMatchObject({ enviadas: 2 });
});

test("a request that is being sent when it is asked to end is finished; the rest is left", async () => {
  const { desk, serve, folder } = await office(2);
  const stop = new AbortController();
  desk.failWith(() => {
    stop.abort();
    return undefined;
  });
  const wait: RunOptions["wait"] = (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, { signal });
  const { code, names, events } = await serve({ signal: stop.signal, wait });
  expect([code, names]).toEqual([0, ["inicio", "solicitud", "fin"]]);
  expect(events[1]).toMatchObject({ resultado: "aceptado" });
  const left = await runMesa(["bandeja", "listar", "--json"], { folder });
  expect(JSON.parse(left.stdout).entradas).toMatchObject([{ resultado: "pendiente", intentos: 0 }]);
});

test("without a session it ends at once, and one that is over ends it", async () => {
  const { desk, serve, env } = await office(1);
  expect(await serve({ env: {} })).toMatchObject({ code: 4 });
  desk.failWith(() => "sesion-caducada");
  const over = await serve({ env });
  expect([over.code, over.names]).toEqual([4, ["inicio", "solicitud"]]);
  expect(over.stderr).toContain("sesion-caducada");
});

test("what the desk refuses is counted apart", async () => {
  const { desk, serve } = await office(2);
  let failed = false;
  desk.failWith(({ method }) => {
    if (method !== "POST" || failed) return undefined;
    failed = true;
    return "422";
  });
  const { code, events } = await serve();
  const results = events.slice(1, -1).map(({ resultado }) => resultado);
  expect([code, new Set(results)]).toEqual([0, new Set(["aceptado", "rechazado"])]);
  expect(events.at(-1)).toMatchObject({ evento: "fin", enviadas: 1, rechazadas: 1 });
});

test("on a terminal events are lines, and a time limit ends it", async () => {
  const { folder, env } = await office(1);
  let now = new Date("2026-11-24T15:00:00Z").getTime();
  const { code, stdout } = await runMesa(["outbox", "serve", "--plazo", "30m"], {
    folder,
    env,
    interactive: true,
    clock: () => new Date(now),
    wait: async (milliseconds) => {
      now += milliseconds;
      await setTimeout(0);
    },
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/10:00 {2}Se atiende la bandeja .*perfil «agencia»/);
  expect(stdout).toMatch(/10:00 {2}\S{6} · aceptado · MS-\d{4}-\d{6} · Plazo 0\n/);
  expect(stdout).toMatch(/10:30 {2}Fin\. Enviadas: 1 · rechazadas: 0/);
});
