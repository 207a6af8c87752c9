import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/domain/fault-plan.ts";
import { mesa } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";
import { drawDeath, torment, type Death } from "../torture/torment.ts";
import { cuttingLine, type CuttingLine } from "./support/cutting-line.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmServerFacts } from "./support/server-facts.ts";
import { failingDesks, pause } from "./support/torture-desks.ts";

const {
  MESA_TORTURA_SOLICITUDES = "8",
  MESA_TORTURA_SEMILLA,
  MESA_TORTURA_CANAL = "portal",
} = process.env;
const count = Number(MESA_TORTURA_SOLICITUDES);
const seed = Number(MESA_TORTURA_SEMILLA ?? randomInt(2 ** 31));
const channel = MESA_TORTURA_CANAL;
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const canDieAtPoints = existsSync("dist-crash-points/main.cjs");
const machineCount = count < 50 ? 3 : 8;
/** Commands that one person repeats before leaving a request for later. */
const maxTries = 5;
/** How a command may end while lines, desks, servers and processes fail. */
const decent = new Set([0, 1, 4, 5, 6, 7, 130]);

const outbox = z.object({
  entradas: z.array(z.object({ solicitud: z.string(), resultado: z.string(), clave: z.string() })),
});

interface Machine {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A line that is cut at commits and elsewhere, and is slow now and then. */
function spoil(line: CuttingLine, random: () => number): void {
  line.act({
    atCommit() {
      const draw = random();
      return draw < 0.04 ? "before" : draw < 0.08 ? "after" : undefined;
    },
    atMessage: () => random() < 0.01,
    latencyMs: random() < 0.5 ? 0 : Math.floor(random() * 8),
  });
}

/** Kills the database server with all its processes, and starts it again. */
async function killServer(signal: AbortSignal, random: () => number): Promise<void> {
  const { POSTGRES_DATA: data, POSTGRES_BIN: bin } = firmServerFacts();
  const [pid = ""] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  const children = spawnSync("pgrep", ["-P", pid], { encoding: "utf8" }).stdout.trim().split("\n");
  for (const one of [pid, ...children]) {
    if (/^\d+$/.test(one)) spawnSync("kill", ["-9", one]);
  }
  await pause(random() * 3000, signal);
  const log = join(dirname(data), "log");
  const start = ["-D", data, "-l", log, "-w", "-t", "120", "start"];
  const words = ["-u", "postgres", "--", join(bin, "pg_ctl"), ...start];
  // What is left of the last one holds its memory for a moment.
  for (let tries = 0; spawnSync("runuser", words, { stdio: "ignore" }).status !== 0; tries += 1) {
    if (tries === 60) throw new Error(`the server does not start: ${readFileSync(log, "utf8")}`);
    await setTimeout(500);
  }
}

/** Without the build that dies at points, instants alone. */
function deathFor(random: () => number): Death {
  const death = drawDeath(random);
  if (death.kind !== "at" || canDieAtPoints) return death;
  return { kind: "after", milliseconds: Math.floor(random() * 2000), signal: "SIGKILL" };
}

const sample = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      readFileSync("test/fixtures/solicitudes/consulta-organismo-internacional.json", "utf8"),
    ),
  );

test(
  `${channel}: whatever desk, line, server and machines do, every request of the firm is at the desk once`,
  { timeout: 120 * 60_000 },
  async () => {
    const random = seededRandom(seed);
    const place = testFolder();
    const { admin } = await firmBench();
    const { POSTGRES_PORT: port } = firmServerFacts();
    const line = await cuttingLine(port);
    const desk = await failingDesks[channel]?.({ place, random });
    if (desk === undefined) throw new Error(`no channel ${channel}`);
    const machines: Machine[] = [];
    for (let at = 0; at < machineCount; at += 1) {
      const folder = testFolder();
      const env = {
        ...desk.env,
        MESA_ESPERA: channel === "portal" ? "2" : "10",
        MESA_LIBRO: `postgres://administra@localhost:${line.port}/firma`,
        MESA_LIBRO_CONTRASENA: "contrasena",
        MESA_DEPURAR: "1",
      };
      const made = await mesa(["perfil", "crear", "mesa", ...desk.profile], { folder, env });
      expect([made.code, made.stderr]).toEqual([0, expect.anything()]);
      if (channel === "portal") await mesa(["ticket", "listar"], { folder, env });
      machines.push({ folder, env });
    }
    const machineAt = (at: number): Machine =>
      machines[at % machines.length] ?? { folder: place, env: {} };
    const keys = Array.from({ length: count }, (_item, at) => `firma-${seed}-${at}`);
    const scandals: unknown[] = [];
    const endings: Record<string, number> = {};
    let [processes, kills, serverKills] = [0, 0, 0];

    const tried = async (argv: readonly string[], machine: Machine, death: Death) => {
      const ending = await torment(argv, machine, death);
      processes += 1;
      if (ending.code === null) kills += 1;
      const how = `${argv.slice(0, 2).join(" ")}: ${ending.code ?? "muerto"}`;
      endings[how] = (endings[how] ?? 0) + 1;
      const killed = ending.code === null && (death.kind !== "none" || ending.point !== undefined);
      const isBad = ending.stuck || !(killed || (ending.code !== null && decent.has(ending.code)));
      if (isBad) scandals.push([argv, ending]);
      return ending;
    };
    const create = (clave: string, machine: Machine, death: Death) => {
      const path = join(place, `${clave}.json`);
      const words = {
        asunto: `Solicitud ${clave}.`,
        consulta: `${String(sample["consulta"])} ${clave}.`,
      };
      writeFileSync(path, JSON.stringify({ ...sample, ...words, adjuntos: [] }));
      const argv = ["consulta", "crear", "--desde", path, "--clave", clave, "--repetir", "--json"];
      return tried(argv, machine, death);
    };

    const over = new AbortController();
    const failing = desk.fail(over.signal);
    spoil(line, random);
    const killing = (async () => {
      while (!over.signal.aborted) {
        await pause(6000 + random() * 12_000, over.signal);
        if (over.signal.aborted) return;
        await killServer(over.signal, random);
        serverKills += 1;
        spoil(line, random);
      }
    })();

    const queue = [...keys.entries()];
    const left: (readonly [number, string])[] = [];
    const work = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        const [at, clave] = one;
        const own = seededRandom(seed * 31 + at * 131);
        let isKept = false;
        for (let times = 0; times < maxTries && !isKept; times += 1) {
          const place_ = machineAt(at + times);
          // Now and then two machines send the same at the same instant.
          const twins = own() < 0.3 ? [place_, machineAt(at + times + 1)] : [place_];
          const ended = await Promise.all(twins.map((mine) => create(clave, mine, deathFor(own))));
          isKept = ended.some(({ code }) => code === 0 || code === 5 || code === 6);
          if (own() < 0.3) {
            await tried(["bandeja", "enviar", "--json"], machineAt(at + 3), deathFor(own));
          }
        }
        if (!isKept) left.push(one);
        if (at % 25 === 0) {
          tell(
            `${at} de ${count}: ${processes} procesos, ${kills} muertos, servidor ${serverKills}`,
          );
        }
      }
    };
    await Promise.all(Array.from({ length: machineCount }, work));
    over.abort();
    await Promise.all([failing, killing]);
    await desk.heal();
    line.act({});
    // Half a minute goes by, in which those who were killed renew no claim.
    await admin`UPDATE mesa.entradas SET plazo = clock_timestamp() - interval '1 second'
      WHERE estado = 'enviando'`;

    // All is well again: what was left for later is sent, and what waits goes out.
    const calm: Death = { kind: "none" };
    for (const [at, clave] of left) await create(clave, machineAt(at), calm);
    const open = async (machine: Machine, ...more: readonly string[]) => {
      const listed = await tried(["bandeja", "listar", "--json", ...more], machine, calm);
      return outbox.parse(listed.json).entradas;
    };
    for (const machine of [...machines, ...machines]) {
      await tried(["bandeja", "enviar", "--json"], machine, calm);
      await tried(["bandeja", "verificar", "--json"], machine, calm);
    }
    const [first = machineAt(0)] = machines;
    // What a failing desk has refused is sent again under its key.
    for (const { clave, resultado } of await open(first, "--todas")) {
      if (resultado === "rechazado") await create(clave, first, calm);
    }
    let resent = 0;
    if (channel === "correo") {
      const there = await desk.count(keys);
      for (const { resultado, clave, solicitud } of await open(first)) {
        // The operator asks the desk on the telephone and sends again what it does not have.
        if (resultado !== "desconocido" || there.has(clave)) continue;
        resent += 1;
        const words = ["bandeja", "enviar", "--reenviar", solicitud, "--si", "--json"];
        await tried(words, first, calm);
      }
    }
    const settled = new Set([
      "aceptado",
      ...(channel === "correo" ? ["en_cola", "desconocido"] : []),
    ]);
    const entries = new Map<string, string>();
    for (const machine of machines) {
      for (const { clave, resultado } of await open(machine, "--todas"))
        entries.set(clave, resultado);
    }
    const stuck = [...entries].filter(([, resultado]) => !settled.has(resultado));
    const there = await desk.count(keys);
    const lost = keys.filter((key) => !there.has(key) || !entries.has(key));
    const doubled = keys.filter((key) => (there.get(key) ?? 0) > 1);
    tell(JSON.stringify(endings, undefined, 1));
    tell(
      `${channel}, semilla ${seed}: ${count} solicitudes, ${machineCount} equipos, ${processes} procesos, ` +
        `${kills} muertos, el servidor murió ${serverKills} veces; reenviadas ${resent}; ` +
        `perdidas ${lost.length}, duplicadas ${doubled.length}, atascadas ${stuck.length}`,
    );
    expect({ lost, doubled, stuck, scandals }).toEqual({
      lost: [],
      doubled: [],
      stuck: [],
      scandals: [],
    });
  },
);
