// Whole processes, run in turn with the floor `node -e 0`; medians as ratios to it. What a run
// prints is checked too: a fast wrong answer is no answer.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { optionValue, signIn } from "./batch-stage.mjs";

const rounds = Number(optionValue("--veces") ?? 21);
const mesa = resolve("bin/mesa.cjs");
const folder = mkdtempSync(join(tmpdir(), "mesa-bench-"));
const env = { ...process.env, MESA_CARPETA: folder };
delete env.NODE_EXTRA_CA_CERTS;

const desk = spawn(process.execPath, [mesa, "practica", "servir", "--puerto", "0", "--json"], {
  env,
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const { url } = JSON.parse(await firstLine(desk.stdout));
  const token = await signIn(url);
  run(["perfil", "crear", "banco", "--url", url]);
  noteTickets(10_000);
  run(["ticket", "listar", "--sin-red", "--perfil", "banco"]);
  const bare = `
    const { request, Agent } = require("undici");
    request("${url}/v1/tickets?limite=50", {
      dispatcher: new Agent(), headers: { authorization: "Bearer ${token}" },
    }).then((reply) => reply.body.text()).then((text) => process.stdout.write(text));`;
  const request = ["--perfil", "banco", "--desde", resolve("ejemplos/incidente.json"), "--json"];
  const incident = ["incidente", "crear", ...request];
  const listed = /^\{"v":1,"tickets":\[/;
  const subjects = [
    { name: "node -e 0", argv: ["-e", "0"], expect: /^$/ },
    {
      name: "mesa --version",
      argv: [mesa, "--version"],
      expect: /^\d+\.\d+\.\d+\n$/,
      target: 1.1,
    },
    {
      name: "completar --dis",
      argv: [mesa, "__completar", "--", "incidente", "crear", "--dis"],
      expect: /^--distrito\t/,
      target: 1.15,
    },
    {
      name: "completar --distrito 0",
      argv: [mesa, "__completar", "--", "incidente", "crear", "--distrito", "0"],
      expect: /^019\t/,
      target: 1.15,
    },
    { name: "mesa --help", argv: [mesa, "--help"], expect: /^mesa: /, target: 1.5 },
    {
      name: "mesa incidente crear --help",
      argv: [mesa, "incidente", "crear", "--help"],
      expect: /--captura/,
      target: 1.5,
    },
    ...[
      { words: ["catalogo", "distritos"], expect: /019/ },
      { words: ["tramite"], expect: /SENAE/ },
      { words: ["transparencia"], expect: /\d{4}/ },
      { words: ["esquema", "incidente"], expect: /^\{/ },
    ].map(({ words, expect }) => ({
      name: `mesa ${words.join(" ")}`,
      argv: [mesa, ...words],
      expect,
      target: 2,
    })),
    {
      name: "mesa ticket listar --json",
      argv: [mesa, "ticket", "listar", "--perfil", "banco", "--json"],
      expect: listed,
      target: 2.7,
    },
    {
      name: "mesa ticket listar --sin-red, 10 000 copies",
      argv: [mesa, "ticket", "listar", "--sin-red", "--perfil", "banco", "--json"],
      expect: listed,
      target: 3,
    },
    {
      name: "mesa incidente crear --ensayo, 2 captures",
      argv: [mesa, ...incident, "--ensayo"],
      expect: /^\{"v":1,/,
      target: 5,
    },
    {
      name: "mesa incidente crear, 2 captures",
      argv: [mesa, ...incident, "--repetir"],
      expect: /"numero":"MS-/,
      target: 7,
    },
    { name: "bare undici GET", argv: ["-e", bare], expect: /^\{"tickets":\[/ },
  ].map((subject) => ({ ...subject, times: [] }));
  env.MESA_TOKEN = token;
  for (let round = -2; round < rounds; round += 1) {
    for (const subject of subjects) {
      const took = time(subject);
      if (round >= 0) subject.times.push(took);
    }
  }
  report(subjects);
} finally {
  desk.kill();
  await once(desk, "exit");
  rmSync(folder, { recursive: true, force: true });
}

function time({ name, argv, expect }) {
  const started = performance.now();
  const { stdout, status } = spawnSync(process.execPath, argv, { env, encoding: "utf8" });
  const took = performance.now() - started;
  if (status !== 0 || !expect.test(stdout))
    throw new Error(`${name}: ${status} ${stdout.slice(0, 200)}`);
  return took;
}

function report(subjects) {
  const medians = new Map(subjects.map(({ name, times }) => [name, median(times)]));
  // Round by round: a machine that slows down slows both.
  const ratio = (times, others) => median(times.map((took, round) => took / others[round]));
  const timesOf = (name) => subjects.find((subject) => subject.name === name).times;
  const floor = timesOf("node -e 0");
  const rows = subjects.map(({ name, target, times }) => ({
    name,
    ms: Math.round(medians.get(name) * 10) / 10,
    ratio: Math.round(ratio(times, floor) * 100) / 100,
    target: target ?? null,
  }));
  const share = ratio(timesOf("mesa ticket listar --json"), timesOf("bare undici GET"));
  rows.push({
    name: "list / bare undici GET",
    ms: null,
    ratio: Math.round(share * 100) / 100,
    target: 0.3,
  });
  if (process.argv.includes("--json"))
    console.log(JSON.stringify({ node: process.version, rounds, rows }));
  else {
    console.table(rows);
    console.log(markdown(rows));
  }
  const missed = rows.filter(({ ratio, target }) => target !== null && ratio > target);
  if (process.argv.includes("--exigir") && missed.length > 0) process.exitCode = 1;
}

function median(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function run(argv) {
  const { status, stderr } = spawnSync(process.execPath, [mesa, ...argv], {
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

/** Tickets as lists note them down; the first one to read the copies takes them in. */
function noteTickets(total) {
  const tickets = Array.from({ length: total }, (_none, at) => {
    const time = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
    return {
      numero: `MS-2026-${String(at).padStart(6, "0")}`,
      tipo: at % 3 === 0 ? "consulta" : "incidente",
      estado: "respondido",
      unidad: "Jefatura de Análisis Funcional",
      funcionario: null,
      asunto: `Declaración Aduanera de Importación – Guayaquil Marítimo ${at}`,
      creado: time,
      actualizado: time,
      sigue_a: null,
    };
  });
  const seen = { perfil: "banco", visto: "2026-11-24T15:00:00Z", tickets };
  appendFileSync(join(folder, "tickets-vistos.ndjson"), `${JSON.stringify(seen)}\n`);
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error("the desk ended");
}

/** The rows of docs/performance.md. */
function markdown(rows) {
  const model = cpus()[0]?.model ?? "";
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${day}, Node ${process.version}, ${cpus().length} × ${model.trim()}, medians of ${rounds} runs:`,
    "",
    "| | ms | ratio | target | |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(({ name, ms, ratio, target }) => {
      const verdict = target === null ? "" : ratio > target ? "missed" : "met";
      const [command, ...rest] = name.split(", ");
      return `| ${["`" + command + "`", ...rest].join(", ")} | ${ms ?? ""} | ${ratio} | ${target ?? ""} | ${verdict} |`;
    }),
  ].join("\n");
}
