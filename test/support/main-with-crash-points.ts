import { runProcess } from "../../src/compose/run-process.ts";

/**
 * The program as released, but that `MESA_MUERE_EN=anotada` ends it with SIGKILL at that point of
 * sending, after saying so on standard error. Bundled by `scripts/build.mjs --crash-points`.
 */
void runProcess(process, (point) => {
  if (process.env["MESA_MUERE_EN"] !== point) return;
  process.stderr.write(`MESA_MUERE_EN=${point}\n`);
  process.kill(process.pid, "SIGKILL");
});
