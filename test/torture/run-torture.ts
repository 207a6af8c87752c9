import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { seededRandom } from "../../src/domain/fault-plan.ts";
import { shareCodeCache } from "../support/shared-cache.ts";
import { runMesa } from "../support/test-context.ts";
import { fillDisk, freeDisk, makeHomes, turnDisk, type Home } from "./homes.ts";
import { judge, type Verdict } from "./judge.ts";
import { makeRequests, type WantedRequest } from "./requests.ts";
import { createTally, type Tally } from "./tally.ts";
import { drawDeath, torment, type Ending } from "./torment.ts";
import { startTorturedDesk } from "./tortured-desk.ts";

export interface TorturePlan {
  readonly seed: number;
  readonly requests: number;
  /** Processes at once. */
  readonly parallel: number;
  /** The folder where everything lies. */
  readonly place: string;
  readonly tell: (line: string) => void;
}

/** One command line that a user repeats until it has come through. */
interface Unit {
  readonly at: number;
  readonly home: Home;
  readonly requests: readonly WantedRequest[];
}

const credentials = {
  MESA_RUC: "0999999999001",
  MESA_USUARIO: "OPERADOR",
  MESA_CONTRASENA: "Practica-2026",
  MESA_ESPERA: "1",
  MESA_DEPURAR: "1",
};

/** With fewer there is no work for more than two homes besides those with small disks. */
const fewRequests = 20;

/** A user has had enough after so many tries and leaves it for later. */
const patience = 6;

/**
 * Users who want their requests sent, on a desk that fails, dies and comes back, with processes that
 * die at any time and disks that take nothing. Afterwards the desk is well, the outboxes are sent,
 * and both sides are compared.
 */
export async function runTorture(plan: TorturePlan): Promise<Verdict & { readonly tally: Tally }> {
  const { seed, place, tell } = plan;
  const deskFolder = join(place, "mesa");
  mkdirSync(deskFolder);
  const desk = await startTorturedDesk(deskFolder, seededRandom(seed));
  const { homes, dismiss } = makeHomes(place, plan.requests < fewRequests ? 2 : 4);
  const tally = createTally();
  try {
    for (const { folder } of homes) {
      // Linked while every disk still takes it.
      shareCodeCache(folder);
      await runMesa(["perfil", "crear", "mesa", "--url", desk.url], { folder });
      await runMesa(["ticket", "listar"], { folder, env: credentials });
    }
    await desk.spoil();
    const requests = makeRequests(place, plan.requests, seed);
    const units = makeUnits(requests, homes, seed);
    const over = new AbortController();
    const killing = killNowAndThen(desk, seededRandom(seed + 1), over.signal);
    const left = await everyUnit(units, plan, tally);
    over.abort();
    await killing;
    tally.deskKills = desk.kills();
    await desk.heal();
    tell(`${left.length} de ${units.length} órdenes quedan para después; la mesa está sana`);
    await cleanUp(homes, units, left, tally);
    await desk.end();
    return { ...(await judge(requests, homes, join(deskFolder, "practica"))), tally };
  } finally {
    dismiss();
  }
}

/** Single requests and, of consultations, batches. */
function makeUnits(
  requests: readonly WantedRequest[],
  homes: readonly Home[],
  seed: number,
): readonly Unit[] {
  const random = seededRandom(seed + 2);
  const units: Unit[] = [];
  let batch: WantedRequest[] = [];
  const add = (some: readonly WantedRequest[]): void => {
    const home = homes[Math.floor(random() * homes.length)];
    if (home !== undefined) units.push({ at: units.length, home, requests: some });
  };
  for (const request of requests) {
    if (request.tipo === "incidente" || random() < 0.4) add([request]);
    else batch.push(request);
    if (batch.length === 12) {
      add(batch);
      batch = [];
    }
  }
  if (batch.length > 0) add(batch);
  return units;
}

/** @returns what never came through */
async function everyUnit(
  units: readonly Unit[],
  { seed, parallel, tell }: TorturePlan,
  tally: Tally,
): Promise<readonly Unit[]> {
  const queue = [...units];
  const left: Unit[] = [];
  const work = async (): Promise<void> => {
    for (let unit = queue.shift(); unit !== undefined; unit = queue.shift()) {
      if (!(await persist(unit, seed, tally))) left.push(unit);
      if (unit.at % 50 === 0) tell(`orden ${unit.at} de ${units.length}: ${tally.line()}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return left;
}

/** What a user does about one unit; each decision depends on the seed, the unit and the try alone. */
async function persist(unit: Unit, seed: number, tally: Tally): Promise<boolean> {
  for (let attempt = 0; attempt < patience; attempt += 1) {
    const random = seededRandom(seed * 31 + unit.at * 131 + attempt * 7919);
    const release = troubleDisk(unit.home, random, tally);
    const death = drawDeath(random);
    const ending = await torment(argvOf(unit, random() < 0.15), givenOf(unit.home), death);
    release();
    tally.count("solicitud", ending, death);
    if (isPromised(unit, ending)) return true;
    if (random() < 0.4) {
      const order = random() < 0.7 ? "enviar" : "verificar";
      const other = drawDeath(random);
      const drained = await torment(["bandeja", order, "--json"], givenOf(unit.home), other);
      tally.count(`bandeja ${order}`, drained, other);
    }
  }
  return false;
}

function argvOf({ requests, home, at }: Unit, queue: boolean): readonly string[] {
  const [request] = requests;
  if (request === undefined) throw new Error("an empty unit");
  if (requests.length === 1) {
    const options = ["--desde", request.path, "--clave", request.clave, "--json"];
    return [request.tipo, "crear", ...options, ...(queue ? ["--encolar"] : [])];
  }
  const table = join(home.folder, "..", `lote-${at}.ndjson`);
  const rows = requests.map(({ fields, clave }) => JSON.stringify({ ...fields, clave }));
  writeFileSync(table, rows.join("\n"));
  return ["lote", "enviar", table, "--tipo", "consulta", "--si", "--json"];
}

function givenOf({ folder }: Home) {
  return { folder, env: credentials };
}

/** The same with the time that a desk which is well may take on a busy machine. */
function calmlyOf({ folder }: Home) {
  return { folder, env: { ...credentials, MESA_ESPERA: "60" } };
}

/** Whether `mesa` has said that the request is at the desk or will get there. */
function isPromised({ requests }: Unit, { code, json }: Ending): boolean {
  if (requests.length === 1) return code === 0 || code === 5 || code === 6;
  const { total, rechazados, invalidos } = json;
  return total === requests.length && rechazados === 0 && invalidos === 0;
}

/** Now and then a disk is full, or takes nothing at all, while a process runs. */
function troubleDisk(home: Home, random: () => number, tally: Tally): () => void {
  const draw = random();
  if (home.disk === "fills up" && draw < 0.5) {
    fillDisk(home, Math.floor(random() * 200_000));
    tally.fullDisks += 1;
    return () => freeDisk(home);
  }
  if (home.disk === "turns read-only" && draw < 0.5 && turnDisk(home, "ro")) {
    tally.readOnlyDisks += 1;
    return () => void turnDisk(home, "rw");
  }
  return () => {};
}

async function killNowAndThen(
  desk: { readonly kill: () => Promise<void> },
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const pause = 2000 + Math.floor(random() * 12_000);
    await setTimeout(pause, undefined, { signal }).catch(() => {});
    if (!signal.aborted) await desk.kill();
  }
}

/**
 * The desk is well and nobody dies any more: whatever was left goes out now, and what a desk that
 * fails on purpose has refused is sent again, under its key.
 */
async function cleanUp(
  homes: readonly Home[],
  units: readonly Unit[],
  left: readonly Unit[],
  tally: Tally,
): Promise<void> {
  const calm = { kind: "none" } as const;
  const refused = new Set<unknown>();
  for (const home of homes) {
    freeDisk(home);
    if (home.disk === "turns read-only") turnDisk(home, "rw");
    const drained = await torment(["bandeja", "enviar", "--json"], calmlyOf(home), calm);
    tally.count("bandeja final", drained, calm);
    const listed = await runMesa(["bandeja", "listar", "--todas", "--json"], calmlyOf(home));
    const { entradas } = outbox.parse(JSON.parse(listed.stdout));
    for (const one of entradas) if (one.resultado === "rechazado") refused.add(one.clave);
  }
  const again = units.flatMap(({ requests, ...unit }) =>
    requests.filter(({ clave }) => refused.has(clave)).map((one) => ({ ...unit, requests: [one] })),
  );
  for (const unit of [...left, ...again]) {
    const ending = await torment(argvOf(unit, false), calmlyOf(unit.home), calm);
    tally.count("solicitud final", ending, calm);
  }
}

const outbox = z.object({
  entradas: z.array(z.object({ clave: z.string(), resultado: z.string() })),
});
