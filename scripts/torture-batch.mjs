// A batch of incidents with a capture each, killed again and again and started again: in the end
// the desk must have each exactly once. `--filas 1000 --muertes 5 --semilla 1`
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
  environment,
  finish,
  makeTable,
  optionValue,
  serve,
  signIn,
  start,
} from "./batch-stage.mjs";

const rows = Number(optionValue("--filas") ?? 1000);
const kills = Number(optionValue("--muertes") ?? 5);
const seed = Number(optionValue("--semilla") ?? 1);
const place = mkdtempSync(join(tmpdir(), "mesa-lote-"));
const random = seededRandom(seed);

try {
  const table = makeTable(join(place, "datos"), rows);
  const result = join(place, "resultado.csv");
  const desk = await serve(join(place, "mesa"));
  const env = environment(join(place, "operador"));
  await finish(start(["perfil", "crear", "banco", "--url", desk.url], env));
  const send = ["lote", "enviar", table, "--perfil", "banco", "--resultado", result, "--json"];
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    const child = start(random() < 0.5 ? send : [...send, "--continuar"], env);
    const gone = once(child, "exit");
    // Somewhere in what is left, a tenth of the rows at most from here.
    const goal = Math.floor(((round + random()) / (kills + 1)) * rows);
    while (child.exitCode === null && written(result) < goal) await setTimeout(20);
    await setTimeout(random() * 200);
    child.kill("SIGKILL");
    await gone;
    killed += Number(child.signalCode === "SIGKILL");
  }
  const last = await finish(start(send, env));
  const { total, aceptados, repetidos } = JSON.parse(last.said);
  const texts = await descriptions(desk.url);
  await desk.end();
  const different = new Set(texts).size;
  console.log(
    `semilla ${seed}: ${killed} muertes, ${total} filas (${aceptados} nuevas, ${repetidos} de antes), ${texts.length} tickets, ${different} distintos`,
  );
  const right = killed === kills && last.code === 0 && texts.length === rows && different === rows;
  if (!right) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** Rows that the result file has so far. */
function written(result) {
  const path = `${result}.parcial`;
  return existsSync(path) ? readFileSync(path, "latin1").split("\n").length : 0;
}

async function descriptions(url) {
  const headers = { authorization: `Bearer ${await signIn(url)}` };
  const found = [];
  for (let cursor = ""; cursor !== undefined;) {
    const page = await (await fetch(`${url}/v1/tickets?limite=200${cursor}`, { headers })).json();
    for (const { numero } of page.tickets) {
      const detail = await (await fetch(`${url}/v1/tickets/${numero}`, { headers })).json();
      found.push(detail.datos.descripcion);
    }
    cursor = page.siguiente === null ? undefined : `&cursor=${encodeURIComponent(page.siguiente)}`;
  }
  return found;
}

/** mulberry32. */
function seededRandom(from) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
