// A firm's machines on one PostgreSQL while desk, line, server and processes fail: in the end every
// request is at the desk once (docs/en/reliability.md).
// `--canal portal|rt|correo`, `--solicitudes N` (1000; 300 by correo), `--semilla N` repeats a schedule.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    canal: { type: "string", default: "portal" },
    solicitudes: { type: "string" },
    semilla: { type: "string" },
    carpeta: { type: "string" },
  },
});
for (const name of ["solicitudes", "semilla"]) {
  if (values[name] === undefined || /^\d{1,9}$/.test(values[name])) continue;
  console.error(`--${name} takes a number: ${values[name]}`);
  process.exit(2);
}
if (!["portal", "rt", "correo"].includes(values.canal)) {
  console.error(`--canal is portal, rt or correo: ${values.canal}`);
  process.exit(2);
}

for (const kind of [[], ["--crash-points"]]) run("scripts/build.mjs", "--no-check", ...kind);
const kept = values.carpeta === undefined ? [] : ["--carpeta", values.carpeta];
run("scripts/test-servers.mjs", ...kept, "firm-torture", "--disable-console-intercept");

function run(script, ...argv) {
  const { status } = spawnSync(process.execPath, [script, ...argv], {
    stdio: "inherit",
    env: {
      ...process.env,
      MESA_TORTURA_CANAL: values.canal,
      MESA_TORTURA_SOLICITUDES: values.solicitudes ?? (values.canal === "correo" ? "300" : "1000"),
      ...(values.semilla !== undefined && { MESA_TORTURA_SEMILLA: values.semilla }),
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
