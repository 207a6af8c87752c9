// What a firm's journal on PostgreSQL costs: a batch from two machines beside one, one machine beside
// its own SQLite with the server 1 ms away, and commands beside a million settled requests.
// `--filas 1000 --entradas 1000000 --servidor DIR` (a running one of test/servers/postgres-start.sh)
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  cpuOf,
  environment,
  farAway,
  finish,
  makeTable,
  optionValue,
  serve,
  signIn,
  start,
} from "./batch-stage.mjs";
import { benchScale, serverCpuMs } from "./bench-firm-scale.mjs";

const rows = Number(optionValue("--filas") ?? 1000);
const entries = Number(optionValue("--entradas") ?? 1_000_000);
const rounds = Number(optionValue("--veces") ?? 3);
const servers = resolve("test/servers");
const place = mkdtempSync(join(tmpdir(), "mesa-bench-firma-"));
const kept = optionValue("--servidor");
const folder = kept ?? join(place, "postgres");
/** Writes down what CPU time a process has taken, at its end, where `CPU_NOTE` says. */
const cpuHook = join(place, "cpu.cjs");
writeFileSync(
  cpuHook,
  `process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    require("node:fs").writeFileSync(process.env.CPU_NOTE, String((user + system) / 1e6));
  });`,
);
let missed = false;

try {
  if (kept === undefined) {
    const argv = ["--dir", folder, "--port", String(await freePort()), "--no-install"];
    execFileSync("chmod", ["755", place]);
    execFileSync(join(servers, "postgres-start.sh"), argv, { stdio: "ignore" });
  }
  const port = Number(
    /^port = (\d+)$/m.exec(readFileSync(join(folder, "data/postgresql.conf"), "utf8"))[1],
  );
  const psql = (text) =>
    execFileSync(
      join(binaries(), "psql"),
      ["-q", "-h", "127.0.0.1", "-p", String(port), "-U", "administra", "-d", "firma", "-c", text],
      { env: { ...process.env, PGPASSWORD: "contrasena" }, encoding: "utf8" },
    );
  const near = await oneMillisecondAway(port);
  if (rows > 0) {
    const table = makeTable(join(place, "datos"), rows);
    const own = await batch("SQLite", table, 1, undefined, psql);
    const alone = await batch("un equipo, servidor a 1 ms", table, 1, near.port, psql);
    const both = await batch("dos equipos, servidor a 1 ms", table, 2, near.port, psql);
    judge("un equipo frente a SQLite", own / alone, 0.8);
    judge("dos equipos frente a uno", alone / both, 1.5);
  }
  if (entries > 0) {
    await makeJournal(psql);
    const stage = { place, folder, psql, cpuHook, entries, rounds, journal: journal(port) };
    missed = (await benchScale(stage)) || missed;
  }
  near.close();
} finally {
  if (kept === undefined) spawnSync(join(servers, "postgres-stop.sh"), ["--dir", folder]);
  rmSync(place, { recursive: true, force: true });
}
if (missed && process.argv.includes("--exigir")) process.exitCode = 1;

function judge(what, share, goal) {
  if (share < goal) missed = true;
  console.log(`${share < goal ? "✗" : "✓"} ${what}: × ${share.toFixed(2)} (meta ${goal})`);
}

/** Milliseconds that so many machines take together for a table, with the desk 30 ms away. */
async function batch(name, table, machines, port, psql) {
  const desk = await serve(join(place, `mesa-${name}`));
  const road = await farAway(desk.url, 15);
  await makeJournal(psql);
  const token = await signIn(desk.url);
  const homes = [];
  for (let at = 0; at < machines; at += 1) {
    const env = {
      ...environment(join(place, `${name}-${at}`)),
      MESA_TOKEN: token,
      ...journal(port),
    };
    await finish(start(["perfil", "crear", "banco", "--url", road.url], env));
    homes.push(env);
  }
  const before = {
    desk: cpuOf(desk.pid).own,
    server: serverCpuMs(folder),
    own: process.cpuUsage(),
  };
  const begun = performance.now();
  const ended = await Promise.all(
    homes.map((env, at) => {
      const result = join(place, `${name}-${at}.csv`);
      const argv = ["lote", "enviar", table, "--perfil", "banco", "--resultado", result, "--json"];
      const measured = { NODE_OPTIONS: `--require ${cpuHook}`, CPU_NOTE: `${result}.cpu` };
      return finish(start(argv, { ...env, ...measured }));
    }),
  );
  const took = performance.now() - begun;
  const list = await fetch(`${desk.url}/v1/tickets?limite=200`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { tickets } = await list.json();
  const { user, system } = process.cpuUsage(before.own);
  const seconds = {
    mesa: cpuOf(desk.pid).own - before.desk,
    PostgreSQL: (serverCpuMs(folder) - before.server) / 1000,
    caminos: (user + system) / 1e6,
  };
  const others = Object.entries(seconds).map(([part, one]) => `${part} ${one.toFixed(1)}`);
  road.end();
  await desk.end();
  const cpu = homes.map((_env, at) =>
    Number(readFileSync(join(place, `${name}-${at}.csv.cpu`), "utf8")).toFixed(1),
  );
  // As many files as its journal has copied: the documents that it has made, or fetched from the firm's.
  const made = homes.map(
    ({ MESA_CARPETA }) =>
      readdirSync(MESA_CARPETA, { recursive: true }).filter((path) => /[0-9a-f]{64}$/.test(path))
        .length,
  );
  const codes = ended.map(({ code }) => code).join(", ");
  console.log(
    `${name}: ${rows} filas en ${Math.round(took)} ms (${Math.round((rows * 1000) / took)}/s), códigos ${codes}, tickets a la vista ${tickets.length}, documentos de cada equipo ${made.join(" y ")}, su CPU ${cpu.join(" y ")} s (${others.join(", ")})`,
  );
  return took;
}

/** What names the firm's journal; nothing for a machine of its own. */
function journal(port) {
  if (port === undefined) return {};
  return {
    MESA_LIBRO: `postgres://administra@127.0.0.1:${port}/firma`,
    MESA_LIBRO_CONTRASENA: "contrasena",
  };
}

/** An empty journal, as `mesa libro crear` makes it. */
async function makeJournal(psql, port) {
  psql("DROP SCHEMA IF EXISTS mesa CASCADE");
  const env = { ...environment(join(place, "dueno")), ...journal(port ?? serverPort()) };
  await finish(start(["libro", "crear"], env));
}

function serverPort() {
  return Number(
    /^port = (\d+)$/m.exec(readFileSync(join(folder, "data/postgresql.conf"), "utf8"))[1],
  );
}

/** A way to the database server on which there and back takes a millisecond. */
async function oneMillisecondAway(port) {
  const server = createServer((client) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [client, far]) {
      socket.setNoDelay();
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        far.destroy();
      });
    }
    client.on("data", (piece) => setTimeout(() => far.write(piece), 1));
    far.on("data", (piece) => client.write(piece));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, close: () => server.close() };
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  server.close();
  return port;
}

function binaries() {
  return execFileSync("sh", ["-c", "ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1"], {
    encoding: "utf8",
  }).trim();
}
