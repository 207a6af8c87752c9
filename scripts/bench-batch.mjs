// `lote enviar` against a bare undici loop that posts the same multipart bodies at the same
// concurrency to the same desk, in turn; and the memory that a long table needs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";

const rows = Number(optionValue("--filas") ?? 1000);
const rounds = Number(optionValue("--rondas") ?? 3);
const parallel = Number(optionValue("--paralelo") ?? 8);
const target = 0.6;
const mesa = resolve("bin/mesa.cjs");
const place = mkdtempSync(join(tmpdir(), "mesa-bench-lote-"));

try {
  const table = makeTable(join(place, "datos"));
  const bodies = join(place, "cuerpos");
  mkdirSync(bodies);
  await record(table, bodies);
  const shares = [];
  for (let round = 0; round < rounds; round += 1) {
    const desk = await serve(join(place, `mesa-${round}`));
    const took = await timeBatch(table, desk.url);
    const bare = await timeBare(bodies, desk);
    await desk.end();
    shares.push(bare / took);
    console.log(
      `${round + 1}: lote ${perSecond(took)}/s, undici a secas ${perSecond(bare)}/s, razón ${(bare / took).toFixed(2)}`,
    );
  }
  const middle = shares.toSorted((one, other) => one - other)[rounds >> 1];
  console.log(`${rows} filas, ${parallel} a la vez: razón ${middle.toFixed(2)} (meta ${target})`);
  if (process.argv.includes("--exigir") && middle < target) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

function perSecond(milliseconds) {
  return Math.round((rows * 1000) / milliseconds);
}

/** A table whose rows have each a capture of their own. */
function makeTable(folder) {
  mkdirSync(folder);
  const capture = readFileSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");
  const lines = [
    "pantalla;fecha;hora;distrito;tipo_operador;descripcion;capturas;identificacion;nombre;correo",
  ];
  for (let row = 1; row <= rows; row += 1) {
    writeFileSync(join(folder, `${row}.png`), withComment(capture, `caso ${row}`));
    lines.push(
      `Declaración Aduanera de Importación;2026-11-20;10:32;028;agente-aduana;Al firmar y enviar, el sistema muestra un error y no guarda el avance. Se esperaba que la declaración quedara enviada. Caso ${row}.;${row}.png;0999999901001;Agente de Prueba Uno Cía. Ltda.;operaciones@agente-uno.example`,
    );
  }
  const path = join(folder, "lote.csv");
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

/** The same picture with other bytes: a text chunk after the header (PNG, ISO/IEC 15948, 11.3.3). */
function withComment(png, text) {
  const body = Buffer.from(`tEXtComment\0${text}`, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
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
  await run(["perfil", "crear", "banco", "--url", url], env);
  const started = performance.now();
  const result = join(folder, "resultado.csv");
  const said = await run(
    [
      "lote",
      "enviar",
      table,
      "--perfil",
      "banco",
      "--paralelo",
      String(parallel),
      "--resultado",
      result,
      "--json",
    ],
    env,
  );
  const took = performance.now() - started;
  const { aceptados } = JSON.parse(said);
  if (aceptados !== rows) throw new Error(said);
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** In a process of its own, as the batch is; timed from the first request to the last answer. */
async function timeBare(bodies, desk) {
  const program = `
    const { Pool } = require("undici");
    const { readFileSync } = require("node:fs");
    const all = Array.from({ length: ${rows} }, (_none, at) => ({
      body: readFileSync("${bodies}/" + (at + 1)),
      type: readFileSync("${bodies}/" + (at + 1) + ".tipo", "utf8"),
      key: "a-secas-" + at,
    }));
    (async () => {
      const { token } = await (await fetch("${desk.url}/v1/sesiones", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ruc: "0999999999001", usuario: "OPERADOR", contrasena: "Practica-2026" }),
      })).json();
      const pool = new Pool("${desk.url}", { connections: ${parallel} });
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
  const said = await text(child);
  return Number(said);
}

async function serve(folder) {
  const child = spawn(process.execPath, [mesa, "practica", "servir", "--puerto", "0", "--json"], {
    env: environment(folder),
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    return {
      url,
      async end() {
        child.kill();
        await once(child, "exit");
      },
    };
  }
  throw new Error("the desk ended before it served");
}

async function run(argv, env) {
  const child = spawn(process.execPath, [mesa, ...argv], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return await text(child);
}

async function text(child) {
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => (said += piece));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${code}: ${said}`);
  return said;
}

function environment(folder) {
  const { NODE_EXTRA_CA_CERTS: _none, ...rest } = process.env;
  return {
    ...rest,
    MESA_CARPETA: folder,
    MESA_ALMACEN: "archivo",
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: "Practica-2026",
  };
}

function optionValue(flag) {
  const at = process.argv.indexOf(flag);
  return at === -1 ? undefined : process.argv[at + 1];
}
