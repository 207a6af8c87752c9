// What a journal of many requests, and as many copies of tickets, cost a command: CPU time and
// memory beside those with next to nothing in them. CPU and not the clock, so that a busy machine
// tells the same.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { optionValue } from "./batch-stage.mjs";

const require = createRequire(import.meta.url);
const Libsql = require("libsql");
const many = Number(optionValue("--entradas") ?? 100_000);
const rounds = Number(optionValue("--veces") ?? 3);
const mesa = resolve("bin/mesa.cjs");
const place = mkdtempSync(join(tmpdir(), "mesa-bench-escala-"));
const usage = join(place, "uso.json");
const hook = join(place, "al-final.cjs");
writeFileSync(
  hook,
  `process.on("exit", () => {
     const fs = require("node:fs");
     const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
     // On Linux maxRSS begins with that of the parent, VmHWM with the program.
     const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
     const rss = Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? maxRSS) / 1024;
     fs.writeFileSync(${JSON.stringify(usage)},
       JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, rss }));
   });`,
);

/** Both limits are of what an empty journal takes; `rssOnly`: the work grows with what is written. */
const subjects = [
  { argv: ["bandeja", "listar"], cpu: 2, rss: 1.5 },
  { argv: ["bandeja", "listar", "--json"], cpu: 2, rss: 1.5 },
  { argv: ["bandeja", "enviar", "--perfil", "practica"], cpu: 2, rss: 1.5 },
  { argv: ["datos", "resumen"], cpu: 2, rss: 1.5 },
  { argv: ["datos", "exportar", "--salida", join(place, "datos.zip"), "--reemplazar"], rss: 1.5 },
  { argv: ["ticket", "estadisticas", "--sin-red", "--perfil", "practica"] },
  {
    argv: ["ticket", "exportar", "--sin-red", "--perfil", "practica", "--reemplazar"].concat([
      "--salida",
      join(place, "tickets.csv"),
    ]),
    rss: 1.5,
  },
  {
    argv: ["ticket", "exportar", "--sin-red", "--perfil", "practica", "--reemplazar"].concat([
      "--formato",
      "json",
      "--salida",
      join(place, "tickets.json"),
    ]),
    rss: 1.5,
  },
];

try {
  const few = prepare("pocas", 10);
  const full = prepare("muchas", many);
  let missed = false;
  console.log(`${many} solicitudes y tickets, frente a 10: CPU en ms, memoria en MB`);
  for (const { argv, cpu, rss } of subjects) {
    const [small, big] = [measure(argv, few), measure(argv, full)];
    const ratio = { cpu: big.cpu / small.cpu, rss: big.rss / small.rss };
    const late = (cpu !== undefined && ratio.cpu > cpu) || (rss !== undefined && ratio.rss > rss);
    missed ||= late;
    const shown = argv.filter((word) => !word.startsWith(place)).join(" ");
    const goal = (one) => (one === undefined ? "" : ` (meta ${one})`);
    console.log(
      `${late ? "✗" : "✓"} ${shown}: CPU ${Math.round(small.cpu)} → ${Math.round(big.cpu)}, × ${ratio.cpu.toFixed(2)}${goal(cpu)};` +
        ` memoria ${Math.round(small.rss)} → ${Math.round(big.rss)}, × ${ratio.rss.toFixed(2)}${goal(rss)}`,
    );
  }
  if (process.argv.includes("--exigir") && missed) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

function environment(folder) {
  const { PATH } = process.env;
  return { PATH, HOME: folder, MESA_CARPETA: folder, MESA_ALMACEN: "archivo" };
}

function run(argv, env) {
  const { status, stderr } = spawnSync(process.execPath, [mesa, ...argv], { env, stdio: "pipe" });
  if (status !== 0) throw new Error(`${argv.join(" ")}: ${String(status)} ${stderr.toString()}`);
}

/** One real request and its ticket, multiplied within the databases. */
function prepare(name, count) {
  const folder = mkdtempSync(join(place, `${name}-`));
  const env = environment(folder);
  const request = resolve("test/fixtures/solicitudes/consulta-organismo-internacional.json");
  run(["consulta", "crear", "--perfil", "practica", "--desde", request], env);
  run(["ticket", "exportar", "--perfil", "practica"], env);
  const counted = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)";
  const ledger = new Libsql(join(folder, "libro.db"));
  const id = "'01000000-0000-7000-8000-' || printf('%012x', i)";
  ledger
    .prepare(
      `${counted} INSERT INTO entradas (v, solicitud, perfil, clave, esencia, estado, ticket, resumen,
         intentos, actualizada, entregada, intencion)
       SELECT v, ${id}, perfil, 'k' || i, esencia || i, estado, ticket || '-' || i, resumen, intentos,
         actualizada, entregada, json_set(intencion, '$.solicitud', ${id}, '$.clave', 'k' || i)
       FROM n, entradas`,
    )
    .run([count]);
  ledger.close();
  const tickets = new Libsql(join(folder, "tickets.db"));
  tickets
    .prepare(
      `${counted} INSERT INTO tickets (perfil, numero, tipo, estado, creado, actualizado, visto,
         respondido, resumen, detalle)
       SELECT perfil, numero || '-' || i, tipo, estado, creado, actualizado, visto, respondido,
         json_set(resumen, '$.numero', numero || '-' || i),
         json_set(detalle, '$.numero', numero || '-' || i) FROM n, tickets`,
    )
    .run([count]);
  tickets.close();
  // What is done once a day, and the compiled code, are no part of what is measured.
  for (const { argv } of subjects) run(argv, env);
  return env;
}

/** The median CPU time and memory of some runs. */
function measure(argv, env) {
  const seen = Array.from({ length: rounds }, () => {
    run(argv, { ...env, NODE_OPTIONS: `--require ${hook}` });
    return JSON.parse(readFileSync(usage, "utf8"));
  });
  const median = (key) =>
    seen.map((one) => one[key]).toSorted((one, other) => one - other)[rounds >> 1];
  return { cpu: median("cpu"), rss: median("rss") };
}
