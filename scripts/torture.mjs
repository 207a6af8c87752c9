// Requests under random faults, kills and full disks; afterwards both sides are compared
// (docs/en/reliability.md). `--solicitudes N` (1000), `--semilla N` repeats a schedule.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    solicitudes: { type: "string", default: "1000" },
    semilla: { type: "string" },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue;
  console.error(`--${name} takes a number: ${value}`);
  process.exit(2);
}

run("node", "scripts/build.mjs", "--no-check");
run("npx", "vitest", "run", "test/binary/torture.test.ts", "--disable-console-intercept");

function run(command, ...argv) {
  const { status } = spawnSync(command, argv, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: {
      ...process.env,
      MESA_TORTURA_SOLICITUDES: values.solicitudes,
      ...(values.semilla !== undefined && { MESA_TORTURA_SEMILLA: values.semilla }),
    },
  });
  if (status !== 0) process.exit(status ?? 1);
}
