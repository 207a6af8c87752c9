import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../src/domain/fault-plan.ts";
import { followedDesk } from "../../support/followed-desk.ts";
import { parsed } from "../../support/parse-output.ts";
import { simulatedClock } from "../../support/simulated-clock.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";
import { listen } from "../../support/listen.ts";

/** A desk on a simulated clock, on which the client's waiting passes the time too. */
async function simulatedDesk(start: string) {
  const time = simulatedClock(start);
  const followed = await followedDesk({ clock: time.clock, wait: (pause) => time.wait(pause) });
  // Half of the limit is the longest that a request waits at the desk.
  const watch = (argv: readonly string[], options = {}) =>
    followed.mesa(argv, { wait: time.wait, env: { MESA_ESPERA: "2" }, ...options });
  const polls = () => followed.seen.filter(({ path }) => path === "/v1/cambios");
  return { ...followed, ...time, watch, polls };
}

const lines = (output: string) =>
  output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => parsed("ticket-vigilar", line));

describe("ticket vigilar", () => {
  test("--salida adds every change to a file, as a line of JSON in UTF-8, while it watches", async () => {
    const { watch, create, official, after } = await simulatedDesk("2026-11-24T15:00:00Z");
    const numero = await create("consulta", "a");
    const path = join(testFolder(), "cambios ñ.ndjson");
    const found: number[] = [];
    const note = (): number =>
      found.push(
        lines(readFileSync(path, "utf8")).filter(({ motivo }) => motivo === "mensaje").length,
      );
    for (const [at, texto] of ["Señal", "Otra señal"].entries()) {
      after(60 + at * 600, () => official(numero, "respuestas", { texto }));
    }
    after(300, () => Promise.resolve(void note()));
    const argv = ["ticket", "vigilar", "--plazo", "15m", "--salida", path];
    const watched = await watch(argv, { interactive: true, stdoutIsTerminal: true });
    expect([watched.code, watched.stdout]).toEqual([0, ""]);
    note();
    await watch(["ticket", "vigilar", "--plazo", "1m", "--salida", path]);
    note();
    expect(found).toEqual([1, 2, 2]);
    expect(readFileSync(path, "utf8")).toContain("Otra señal");
  });

  test("a watch whose changes can't be kept does not begin", async () => {
    const { watch } = await simulatedDesk("2026-11-24T15:00:00Z");
    const path = join(testFolder(), "no-hay", "cambios.ndjson");
    const { code, stderr } = await watch(["ticket", "vigilar", "--json", "--salida", path]);
    expect([code, JSON.parse(stderr).error.codigo]).toEqual([1, "disco"]);
  });

  test("an hour of office time: no change missed, never more often than the policy", async () => {
    const { watch, create, official, after, polls } = await simulatedDesk("2026-11-24T15:00:00Z");
    const numbers = [await create("consulta", "a"), await create("incidente", "b")];
    const random = seededRandom(7);
    const expected: string[] = [];
    for (let at = 0; at < 40; at += 1) {
      const numero = numbers[at % 2] ?? "";
      expected.push(`palabra ${at}`);
      after(1 + random() * 3500, () =>
        official(numero, "respuestas", { texto: `palabra ${at}`, pide_datos: true }),
      );
    }
    const begun = polls().length;
    const { code, stdout } = await watch(["ticket", "vigilar", "--plazo", "1h"]);
    expect(code).toBe(0);
    const events = lines(stdout);
    const said = events.flatMap(({ motivo, mensaje }) =>
      motivo === "mensaje" ? [mensaje.texto] : [],
    );
    expect(new Set(said)).toEqual(new Set(expected));
    expect(said).toHaveLength(expected.length);
    expect(events.filter(({ motivo }) => motivo === "estado")).toHaveLength(40);
    // The first requests only find out where the changes of now begin.
    const asked = polls().slice(begun + 2);
    const gaps = asked
      .slice(1)
      .map(({ at }, index) => at.getTime() - (asked[index]?.at.getTime() ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    expect(asked.length).toBeLessThanOrEqual(120);
    expect(asked.length).toBeGreaterThan(100);
  });

  test.each([
    ["a night", "2026-11-25T03:00:00Z"],
    ["a Saturday", "2026-11-21T15:00:00Z"],
    ["a holiday", "2026-11-03T15:00:00Z"],
  ])("%s is asked every five minutes, and what happened is told", async (_when, start) => {
    const { watch, create, official, after, polls } = await simulatedDesk(start);
    const numero = await create("consulta", "a");
    after(1000, () => official(numero, "tomar"));
    const begun = polls().length;
    const { stdout } = await watch(["ticket", "vigilar", numero, "--plazo", "1h"]);
    expect(lines(stdout)).toMatchObject([
      { numero, estado: "en_analisis", funcionario: /Analista/ },
    ]);
    expect(polls().length - begun - 2).toBe(12);
  });

  test.each([
    ["25 of each 30 seconds in office hours", "2026-11-24T15:00:00Z", 50_000],
    ["a second at night", "2026-11-25T03:00:00Z", 1000],
  ])("a request waits at the desk for %s", async (_when, start, expectedMs) => {
    const { clock, wait } = simulatedClock(start);
    let waitedMs = 0;
    const { mesa, create } = await followedDesk({
      clock,
      wait: async (milliseconds) => {
        waitedMs += milliseconds;
        await wait(milliseconds);
      },
    });
    await create("consulta", "a");
    const { code } = await mesa(["ticket", "vigilar", "--plazo", "1m"], {
      wait,
      env: { MESA_ESPERA: "60" },
    });
    expect([code, waitedMs]).toEqual([0, expectedMs]);
  });

  test("the pace quickens when attendance begins", async () => {
    const { watch, create, polls } = await simulatedDesk("2026-11-24T12:58:00Z");
    const numero = await create("consulta", "a");
    const begun = polls().length;
    await watch(["ticket", "vigilar", numero, "--plazo", "5m"]);
    const times = polls()
      .slice(begun + 2)
      .map(({ at }) => at.toISOString().slice(11, 19));
    expect(times.slice(0, 3)).toEqual(["12:58:00", "13:00:00", "13:00:30"]);
  });

  test.each([
    // Half a minute, then twice as long each time.
    ["503", [30, 60, 120, 240]],
    ["corta-antes", [30, 60, 120, 240]],
    // The desk says an hour.
    ["503-larga", [3600]],
  ] as const)("a desk that answers %s is waited for, longer each time", async (fault, pauses) => {
    const { watch, create, official, after, failing, polls } =
      await simulatedDesk("2026-11-24T15:00:00Z");
    const numero = await create("consulta", "a");
    after(100, () => failing(({ path }) => (path === "/v1/cambios" ? fault : undefined)));
    after(300, () => official(numero, "tomar"));
    after(900, () => failing(() => undefined));
    const begun = polls().length;
    const { stdout } = await watch(["ticket", "vigilar", "--plazo", "65m"]);
    expect(lines(stdout)).toMatchObject([
      { evento: "sin-conexion" },
      { evento: "cambio", numero, estado: "en_analisis" },
      { evento: "con-conexion" },
    ]);
    const times = polls()
      .slice(begun + 2)
      .map(({ at }) => (at.getTime() - Date.parse("2026-11-24T15:00:00Z")) / 1000);
    const failed = times.filter((second) => second >= 100).slice(0, pauses.length + 1);
    expect(failed.slice(1).map((second, at) => second - (failed[at] ?? 0))).toEqual(pauses);
  });

  test("a command gets each event on its standard input, a webhook a signed copy", async () => {
    const { watch, create, official, after } = await simulatedDesk("2026-11-24T15:00:00Z");
    const received: { body: string; headers: NodeJS.Dict<string | string[]> }[] = [];
    const receiver = createServer((request, reply) => {
      void text(request).then((body) => {
        received.push({ body, headers: request.headers });
        return reply.writeHead(204).end();
      });
    });
    const port = await listen(receiver);
    const numero = await create("consulta", "a");
    const hostile = "$(touch robado); `id` '\"";
    after(10, () => official(numero, "respuestas", { texto: hostile }));
    const folder = testFolder();
    const argv = ["ticket", "vigilar", "--plazo", "5m", "--ejecutar"];
    const url = ["--aviso-url", `http://127.0.0.1:${port}/avisos?de=mesa`];
    const copy = `"${process.execPath}" -e "process.stdin.pipe(process.stdout)"`;
    const { code, stdout } = await watch(
      [...argv, `${copy} >> "${join(folder, "dicho")}"`, ...url],
      {
        env: { MESA_AVISO_SECRETO: "secreto-compartido" },
      },
    );
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "dicho"), "utf8")).toBe(stdout);
    expect(lines(stdout)).toMatchObject([
      { mensaje: { texto: hostile } },
      { estado: "respondido" },
    ]);
    expect(received.map(({ body }) => `${body}\n`).join("")).toBe(stdout);
    for (const { body, headers } of received) {
      const signed = createHmac("sha256", "secreto-compartido")
        .update(`${String(headers["x-mesa-fecha"])}.${body}`)
        .digest("hex");
      expect(headers["x-mesa-firma"]).toBe(`sha256=${signed}`);
    }
    const failing = await watch([...argv, "exit 3"], {});
    expect(failing.code).toBe(0);
  });

  test("a receiver that refuses, or is not there, is said, and the watch goes on", async () => {
    const { watch, create, official, after } = await simulatedDesk("2026-11-24T15:00:00Z");
    const receiver = createServer((_request, reply) => void reply.writeHead(418).end());
    const port = await listen(receiver);
    const numero = await create("consulta", "a");
    const env = { MESA_AVISO_SECRETO: "secreto-compartido" };
    for (const [place, motivo] of [
      [port, "el servidor no aceptó la petición"],
      [1, "el servidor rechaza la conexión"],
    ] as const) {
      after(10, () => official(numero, "respuestas", { texto: `Aviso ${place}.` }));
      const url = ["--aviso-url", `http://127.0.0.1:${place}/avisos`];
      const { code, stderr } = await watch(["ticket", "vigilar", "--plazo", "5m", ...url], { env });
      expect([code, stderr]).toEqual([0, expect.stringContaining(motivo)]);
    }
  });

  test.each([
    [["--aviso-url", "http://mesa.example/avisos"], "valor-invalido"],
    [["--aviso-url", "https://yo:clave@mesa.example/"], "valor-invalido"],
    [["--aviso-url", "https://mesa.example/avisos"], "aviso-sin-secreto"],
    [["--plazo", "2dl"], "valor-invalido"],
  ])("%j is refused before anything is asked", async (options, codigo) => {
    const argv = ["ticket", "vigilar", "--perfil", "practica", ...options, "--json"];
    const { code, stdout, stderr } = await runMesa(argv);
    expect([code, stdout, JSON.parse(stderr).error.codigo]).toEqual([2, "", codigo]);
  });
});

describe("ticket esperar", () => {
  test.each([
    ["reached", ["--plazo", "2h"], "respuestas", { texto: "Sí." }, 0, "alcanzado"],
    ["further on", ["--hasta", "en_analisis"], "respuestas", { texto: "Sí." }, 0, "alcanzado"],
    ["refused", ["--plazo", "2h"], "resolucion", { resultado: "rechazado" }, 1, "rechazado"],
    ["too late", ["--plazo", "10m"], "respuestas", { texto: "Sí." }, 8, "plazo"],
  ])("%s", async (_what, options, action, json, code, resultado) => {
    const { watch, create, official, after, polls } = await simulatedDesk("2026-11-24T15:00:00Z");
    const numbers = [await create("consulta", "a"), await create("consulta", "b")];
    await official(numbers[0] ?? "", "respuestas", { texto: "Sí." });
    after(1800, () => official(numbers[1] ?? "", action, json));
    const waited = await watch(["ticket", "esperar", ...numbers, ...options, "--json"]);
    expect(waited).toMatchObject({ code });
    expect(parsed("ticket-esperar", waited.stdout)).toMatchObject({
      resultado,
      tickets: [{ numero: numbers[0], alcanzado: true }, { numero: numbers[1] }],
    });
    expect(polls().length).toBeLessThan(70);
  });

  test("at night, when a desk is asked seldom, it is asked once more when the time is up", async () => {
    const { watch, create, official, after } = await simulatedDesk("2026-11-25T03:00:00Z");
    const numero = await create("consulta", "a");
    after(390, () => official(numero, "respuestas", { texto: "Sí." }));
    const waited = await watch(["ticket", "esperar", numero, "--plazo", "7m"]);
    expect(waited).toMatchObject({ code: 0 });
  });

  test("a desk that is away when the time is up changes nothing about that", async () => {
    const { watch, create, failing, after } = await simulatedDesk("2026-11-25T03:00:00Z");
    const numero = await create("consulta", "a");
    after(390, () => failing(() => "503"));
    const waited = await watch(["ticket", "esperar", numero, "--plazo", "7m"]);
    expect(waited).toMatchObject({ code: 8 });
  });

  test("whoever is interrupted did not run out of time", async () => {
    const { watch, create, after } = await simulatedDesk("2026-11-24T15:00:00Z");
    const numero = await create("consulta", "a");
    const interruption = new AbortController();
    after(95, () => interruption.abort());
    const { signal } = interruption;
    const waited = await watch(["ticket", "esperar", numero, "--plazo", "2h"], { signal });
    expect(waited).toMatchObject({ code: 130, stdout: "" });
  });

  test("a ticket that is not there, and a state that is not known", async () => {
    const { watch, create } = await simulatedDesk("2026-11-24T15:00:00Z");
    expect(await watch(["ticket", "esperar", "MS-1", "--json"])).toMatchObject({ code: 3 });
    const numero = await create("consulta", "a");
    const strange = await watch([
      "ticket",
      "esperar",
      numero,
      "--hasta",
      "respondida",
      "--plazo",
      "1m",
    ]);
    expect(strange).toMatchObject({ code: 8, stderr: expect.stringContaining("respondido") });
  });
});
