// Requests by e-mail while lines, mailbox and processes fail, against a real Postfix and Dovecot
// (docs/en/reliability.md). `--solicitudes N` (300), `--semilla N` repeats a schedule.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    solicitudes: { type: "string", default: "300" },
    semilla: { type: "string" },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue;
  console.error(`--${name} takes a number: ${value}`);
  process.exit(2);
}

for (const kind of [[], ["--crash-points"]]) run("scripts/build.mjs", "--no-check", ...kind);
run("scripts/test-servers.mjs", "mail-torture", "--disable-console-intercept");

function run(script, ...argv) {
  const { status } = spawnSync(process.execPath, [script, ...argv], {
    stdio: "inherit",
    env: {
      ...process.env,
      MESA_TORTURA_SOLICITUDES: values.solicitudes,
      ...(values.semilla !== undefined && { MESA_TORTURA_SEMILLA: values.semilla }),
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
