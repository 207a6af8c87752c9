import type { Reached } from "../../ports/crash-point.ts";

/**
 * For tests of what survives: `MESA_MUERE_EN=anotada` ends this process with SIGKILL at that point
 * of the protocol, after saying so on standard error; anything else does nothing.
 */
export function dieAt(point: string | undefined, process: NodeJS.Process): Reached {
  return (reached) => {
    if (point !== reached) return;
    process.stderr.write(`MESA_MUERE_EN=${reached}\n`);
    process.kill(process.pid, "SIGKILL");
  };
}
