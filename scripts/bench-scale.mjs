// What a journal of many requests, and as many copies of tickets, cost a command: CPU time and
// memory beside those with next to nothing in them. CPU and not the clock, so that a busy machine
// tells the same.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { optionValue } from "./batch-stage.mjs";
import { openMeter } from "./measure-mesa.mjs";

const require = createRequire(import.meta.url);
const Libsql = require("libsql");
const many = Number(optionValue("--entradas") ?? 100_000);
const rounds = Number(optionValue("--veces") ?? 3);
const place = mkdtempSync(join(tmpdir(), "mesa-bench-escala-"));
const { run, measured, environment } = openMeter(place);
const tickets = ["--sin-red", "--perfil", "practica"];
const exported = (format) =>
  ["ticket", "exportar", ...tickets, "--formato", format, "--reemplazar"].concat([
    "--salida",
    join(place, `tickets.${format}`),
  ]);

/**
 * `cpu` and `rss` are limits of what an empty journal takes. What goes through all of them takes the
 * CPU of all of them, but no more memory than for a tenth (`steady`).
 */
const subjects = [
  { argv: ["bandeja", "listar"], cpu: 2, rss: 1.5 },
  { argv: ["bandeja", "listar", "--json"], cpu: 2, rss: 1.5 },
  { argv: ["bandeja", "enviar", "--perfil", "practica"], cpu: 2, rss: 1.5 },
  { argv: ["datos", "resumen"], cpu: 2, rss: 1.5 },
  {
    argv: ["datos", "exportar", "--salida", join(place, "datos.zip"), "--reemplazar"],
    steady: 1.3,
  },
  { argv: ["ticket", "estadisticas", ...tickets], steady: 1.3 },
  ...["csv", "json", "xlsx", "html"].map((format) => ({ argv: exported(format), steady: 1.3 })),
];

try {
  const few = prepare("pocas", 10);
  const some = prepare("algunas", many / 10);
  const full = prepare("muchas", many);
  let missed = false;
  console.log(`${many} solicitudes y tickets: CPU en ms, memoria en MB`);
  for (const { argv, cpu, rss, steady } of subjects) {
    const before = measure(argv, steady === undefined ? few : some);
    const big = measure(argv, full);
    const ratio = { cpu: big.cpu / before.cpu, rss: big.rss / before.rss };
    const limits = { cpu: cpu ?? Infinity, rss: rss ?? steady };
    const late = ratio.cpu > limits.cpu || ratio.rss > limits.rss;
    missed ||= late;
    const shown = argv.filter((word) => !word.startsWith(place)).join(" ");
    const goal = (one) => (one === Infinity ? "" : ` (meta ${one})`);
    console.log(
      `${late ? "✗" : "✓"} ${shown}, frente a ${steady === undefined ? 10 : many / 10}:` +
        ` CPU ${Math.round(before.cpu)} → ${Math.round(big.cpu)}, × ${ratio.cpu.toFixed(2)}${goal(limits.cpu)};` +
        ` memoria ${Math.round(before.rss)} → ${Math.round(big.rss)}, × ${ratio.rss.toFixed(2)}${goal(limits.rss)}`,
    );
  }
  if (process.argv.includes("--exigir") && missed) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
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
  const seen = Array.from({ length: rounds }, () => measured(argv, env));
  const median = (key) =>
    seen.map((one) => one[key]).toSorted((one, other) => one - other)[rounds >> 1];
  return { cpu: median("cpu"), rss: median("rss") };
}
