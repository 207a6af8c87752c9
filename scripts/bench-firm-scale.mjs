import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { cpuOf, environment, finish, serve, signIn, start } from "./batch-stage.mjs";

const commands = ["bandeja listar", "consulta crear", "novedades"];
const emptyDatabase = "firma_vacia";

/**
 * Measures what commands take beside a million settled requests and beside none, in turns: their time,
 * and the CPU time of theirs and of the database server.
 *
 * @returns whether any of them takes more than twice as much
 */
export async function benchScale(stage) {
  const { place, psql, cpuHook, entries, rounds } = stage;
  let missed = false;
  psql(`DROP DATABASE IF EXISTS ${emptyDatabase}`);
  psql(`CREATE DATABASE ${emptyDatabase}`);
  const desk = await serve(join(place, "mesa-escala"));
  const token = await signIn(desk.url);
  const machine = async (name, database) => {
    const { MESA_LIBRO, ...password } = stage.journal;
    const libro = MESA_LIBRO.replace(/firma$/, database);
    const base = environment(join(place, name));
    const env = { ...base, MESA_TOKEN: token, ...password, MESA_LIBRO: libro };
    await finish(start(["libro", "crear"], env));
    await finish(start(["perfil", "crear", "banco", "--url", desk.url], env));
    return { env, nth: 0, took: new Map(commands.map((command) => [command, []])) };
  };
  const full = await machine("lleno", "firma");
  fillJournal(psql, entries);
  const empty = await machine("vacio", emptyDatabase);
  const argvOf = (command, one) => {
    if (command === "bandeja listar") return ["bandeja", "listar"];
    if (command === "novedades") return ["novedades", "--perfil", "banco"];
    one.nth += 1;
    const words = ["consulta", "crear", "--perfil", "banco", "--desde", "ejemplos/consulta.json"];
    return [...words, "--asunto", `Plazo ${one.nth}`, "--repetir"];
  };
  const note = join(place, "cpu");
  for (let round = 0; round <= rounds; round += 1) {
    for (const command of commands) {
      for (const one of round % 2 === 0 ? [empty, full] : [full, empty]) {
        const env = { ...one.env, NODE_OPTIONS: `--require ${cpuHook}`, CPU_NOTE: note };
        const server = serverCpuMs(stage.folder);
        const begun = performance.now();
        const { code } = await finish(start(argvOf(command, one), env));
        const ms = performance.now() - begun;
        // The server takes account of a session shortly after its end.
        await setTimeout(100);
        if (code !== 0) throw new Error(`${command} ended with ${code}`);
        const cpu = Number(readFileSync(note, "utf8")) * 1000 + serverCpuMs(stage.folder) - server;
        // The first one warms up.
        if (round > 0) one.took.get(command).push({ ms, cpu });
      }
    }
  }
  for (const command of commands) {
    for (const [what, measure] of Object.entries({ tiempo: "ms", CPU: "cpu" })) {
      const [before, after] = [empty, full].map((one) => median(one.took.get(command), measure));
      const share = after / before;
      if (share > 2) missed = true;
      console.log(
        `${share > 2 ? "✗" : "✓"} ${command} con ${entries} solicitudes, ${what}: ${Math.round(before)} → ${Math.round(after)} ms, × ${share.toFixed(2)} (meta 2)`,
      );
    }
  }
  await desk.end();
  return missed;
}

function median(took, measure) {
  const sorted = took.map((one) => one[measure]).toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

/** Settled requests of a firm that has sent for years. */
function fillJournal(psql, entries) {
  psql(`INSERT INTO mesa.entradas (v, solicitud, perfil, clave, esencia, estado, ticket, resumen,
      actualizada, entregada, creada, identificacion, persona, remitente, intencion, envia)
    SELECT 1, id, 'banco', 'clave-' || n, md5(n::text), 'aceptado', 'MS-2025-' || n,
      json_build_object('numero', 'MS-2025-' || n, 'tipo', 'consulta', 'estado', 'registrado',
        'unidad', 'Mesa', 'funcionario', NULL, 'asunto', 'Plazo', 'creado', at, 'actualizado', at,
        'sigue_a', NULL)::text,
      at, at, at, '0999999999001', '0999999999001 Agencia', 'ana@pc',
      json_build_object('solicitud', id, 'perfil', 'banco', 'canal', 'portal', 'clave', 'clave-' || n,
        'huella', md5(n::text), 'esencia', md5(n::text), 'tipo', 'consulta',
        'datos', json_build_object('asunto', 'Plazo', 'consulta', repeat('texto ', 40)),
        'archivos', '[]'::json, 'evidencia', NULL, 'sigue_a', NULL, 'creada', at)::text,
      'portal banco'
    FROM (SELECT n, '0199' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0')
        || '-7000-8000-' || lpad(to_hex(n), 12, '0') AS id, '2025-10-01T15:00:00.000Z' AS at
      FROM generate_series(1, ${entries}) AS n) AS s`);
  psql("ANALYZE mesa.entradas");
}

/** CPU that the database server's ended sessions have taken, in milliseconds. */
export function serverCpuMs(folder) {
  const [pid] = readFileSync(join(folder, "data/postmaster.pid"), "utf8").split("\n");
  return cpuOf(pid).ended * 1000;
}
