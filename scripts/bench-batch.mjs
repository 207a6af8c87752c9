// `lote enviar` against a bare undici loop that posts the same multipart bodies at the same
// concurrency to the same desk, in turn; and the memory that a long table needs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import {
  environment,
  farAway,
  finish,
  makeTable,
  optionValue,
  serve,
  start,
} from "./batch-stage.mjs";

const rows = Number(optionValue("--filas") ?? 1000);
const rounds = Number(optionValue("--rondas") ?? 3);
const parallel = Number(optionValue("--paralelo") ?? 8);
const longRows = Number(optionValue("--filas-largas") ?? 100_000);
/** Shares of the bare loop's speed at least, and milliseconds of CPU that a row may take of the batch. */
const targets = { near: 0.5, far: 0.75, cpu: 4 };
/** How far away a desk is: there and back through the Internet within a country. Milliseconds. */
const way = Number(optionValue("--ida-y-vuelta") ?? 30);
const place = mkdtempSync(join(tmpdir(), "mesa-bench-lote-"));
const cpuNote = join(place, "cpu");
const cpuHook = join(place, "cpu.cjs");
writeFileSync(
  cpuHook,
  `process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    require("node:fs").writeFileSync(${JSON.stringify(cpuNote)}, String((user + system) / 1000));
  });`,
);
const cpuPerRow = [];

try {
  const table = makeTable(join(place, "datos"), rows);
  const bodies = join(place, "cuerpos");
  mkdirSync(bodies);
  await record(table, bodies);
  cpuPerRow.length = 0;
  const near = await compare(table, bodies, 0, targets.near);
  const far = await compare(table, bodies, way, targets.far);
  const cpu = median(cpuPerRow);
  console.log(`CPU por fila, sin la mesa: ${cpu.toFixed(2)} ms (meta ${targets.cpu})`);
  const growth = [];
  for (const kind of ["csv", "ndjson"]) {
    const [few, many] = [await memoryFor(1000, kind), await memoryFor(longRows, kind)];
    growth.push(many / few);
    console.log(
      `validar ${kind}: 1000 filas ${few} MB, ${longRows} filas ${many} MB, razón ${(many / few).toFixed(2)} (meta 1.3)`,
    );
  }
  const missed =
    near < targets.near ||
    far < targets.far ||
    cpu > targets.cpu ||
    growth.some((one) => one > 1.3);
  if (process.argv.includes("--exigir") && missed) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** The batch's share of the bare loop's speed, the median of all rounds; `delay`: of the way. */
async function compare(table, bodies, delay, target) {
  const shares = [];
  for (let round = 0; round < rounds; round += 1) {
    const desk = await serve(join(place, `mesa-${delay}-${round}`));
    const road = delay === 0 ? undefined : await farAway(desk.url, delay / 2);
    const url = road?.url ?? desk.url;
    // A desk runs for days: neither of the two is to meet it cold.
    await timeBare(bodies, desk.url, "antes");
    const took = await timeBatch(table, url);
    const bare = await timeBare(bodies, url, "a-secas");
    road?.end();
    await desk.end();
    shares.push(bare / took);
    console.log(
      `${round + 1}: lote ${perSecond(took)}/s, undici a secas ${perSecond(bare)}/s, razón ${(bare / took).toFixed(2)}`,
    );
  }
  const middle = median(shares);
  console.log(
    `${rows} filas, ${parallel} a la vez, mesa a ${delay} ms: razón ${middle.toFixed(2)} (meta ${target})`,
  );
  return middle;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

function perSecond(milliseconds) {
  return Math.round((rows * 1000) / milliseconds);
}

/** Sends the table once through a proxy that keeps every body as it goes by. */
async function record(table, bodies) {
  const desk = await serve(join(place, "mesa-grabada"));
  let number = 0;
  const pass = async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const body = await buffer(incoming);
    if (method === "POST" && url === "/v1/tickets") {
      number += 1;
      writeFileSync(join(bodies, `${number}`), body);
      writeFileSync(join(bodies, `${number}.tipo`), headers["content-type"]);
    }
    const passed = forward(new URL(url, desk.url), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode, reply.headers);
      reply.pipe(outgoing);
    });
    passed.end(body);
  };
  const proxy = createServer((incoming, outgoing) => void pass(incoming, outgoing));
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  await timeBatch(table, `http://127.0.0.1:${proxy.address().port}`);
  if (number !== rows) throw new Error(`${number} of ${rows} bodies`);
  proxy.close();
  proxy.closeAllConnections();
  await desk.end();
}

async function timeBatch(table, url) {
  const folder = mkdtempSync(join(place, "operador-"));
  const env = environment(folder);
  await finish(start(["perfil", "crear", "banco", "--url", url], env));
  // The loop signs in before its clock starts, too.
  await finish(start(["sesion", "iniciar", "--perfil", "banco"], env));
  const started = performance.now();
  const many = ["--paralelo", String(parallel), "--resultado", join(folder, "resultado.csv")];
  const { said } = await finish(
    start(["lote", "enviar", table, "--perfil", "banco", ...many, "--json"], {
      ...env,
      NODE_OPTIONS: `--require ${cpuHook}`,
    }),
  );
  const took = performance.now() - started;
  cpuPerRow.push(Number(readFileSync(cpuNote, "utf8")) / rows);
  if (JSON.parse(said).aceptados !== rows) throw new Error(said);
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** The most memory that `lote validar` needs for so many rows, in MB. */
async function memoryFor(count, kind) {
  const folder = mkdtempSync(join(place, "memoria-"));
  const one = makeTable(folder, 1);
  const [heading, row] = readFileSync(one, "utf8").split("\r\n");
  const path = join(folder, `lote-${count}.${kind}`);
  const lines = Array.from({ length: count }, (_none, at) => row.replace("Caso 1.", `Caso ${at}.`));
  const object = (line) => {
    const cells = line.split(";");
    return JSON.stringify(
      Object.fromEntries(heading.split(";").map((name, at) => [name, cells[at]])),
    );
  };
  const text = kind === "csv" ? [heading, ...lines] : lines.map(object);
  writeFileSync(path, `${text.join("\r\n")}\r\n`);
  const told = join(folder, "memoria");
  const hook = join(folder, "al-final.cjs");
  writeFileSync(
    hook,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`,
  );
  const env = { ...environment(folder), NODE_OPTIONS: `--require ${hook}` };
  const { said } = await finish(
    start(["lote", "validar", path, "--perfil", "practica", "--json"], env),
  );
  if (JSON.parse(said).validas !== count) throw new Error(said.slice(0, 300));
  return Math.round(Number(readFileSync(told, "utf8")) / 1024);
}

/** In a process of its own, as the batch is; timed from the first request to the last answer. */
async function timeBare(bodies, url, keys) {
  const program = `
    const { Pool } = require("undici");
    const { readFileSync } = require("node:fs");
    const all = Array.from({ length: ${rows} }, (_none, at) => ({
      body: readFileSync("${bodies}/" + (at + 1)),
      type: readFileSync("${bodies}/" + (at + 1) + ".tipo", "utf8"),
      key: "${keys}-" + at,
    }));
    (async () => {
      const { token } = await (await fetch("${url}/v1/sesiones", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ruc: "0999999999001", usuario: "OPERADOR", contrasena: "Practica-2026" }),
      })).json();
      const pool = new Pool("${url}", { connections: ${parallel} });
      const started = performance.now();
      const work = async () => {
        for (let one = all.pop(); one !== undefined; one = all.pop()) {
          const { statusCode, body } = await pool.request({
            method: "POST", path: "/v1/tickets", body: one.body,
            headers: {
              authorization: "Bearer " + token,
              "content-type": one.type, "idempotency-key": one.key,
            },
          });
          const said = await body.text();
          if (statusCode !== 201) throw new Error(statusCode + " " + said);
        }
      };
      await Promise.all(Array.from({ length: ${parallel} }, work));
      console.log(performance.now() - started);
      await pool.close();
    })();`;
  const child = spawn(process.execPath, ["-e", program], {
    env: environment(place),
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Number((await finish(child)).said);
}
