// The tests of large inputs with inputs as large as the program has to put up with, and the torture with
// more requests; `npm test` takes smaller ones.
import { spawnSync } from "node:child_process";

const tests = [
  "test/binary/ci.test.ts",
  "test/binary/hostile-replies.test.ts",
  "test/binary/torture.test.ts",
  "test/hostile/replies.test.ts",
];
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", ...tests, ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...process.env, MESA_PRUEBA_VOLUMEN: "1", MESA_TORTURA_SOLICITUDES: "20" },
  },
);
process.exitCode = status ?? 1;
