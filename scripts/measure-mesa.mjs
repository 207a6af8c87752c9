// Runs `mesa` and tells what it took: CPU time and the memory it had at most.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const mesa = resolve("bin/mesa.cjs");

/** @param place  a folder for what processes write down at their end */
export function openMeter(place) {
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

  function run(argv, env, cwd = process.cwd()) {
    const { status, stderr } = spawnSync(process.execPath, [mesa, ...argv], {
      env,
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) {
      throw new Error(`${argv.slice(0, 8).join(" ")}: ${String(status)} ${stderr.toString()}`);
    }
  }

  return {
    run,
    /** CPU in milliseconds, memory in MB. */
    measured: (argv, env, cwd) => {
      run(argv, { ...env, NODE_OPTIONS: `--require ${hook}` }, cwd);
      return JSON.parse(readFileSync(usage, "utf8"));
    },
    environment: (folder) => {
      const { PATH } = process.env;
      return { PATH, HOME: folder, MESA_CARPETA: folder, MESA_ALMACEN: "archivo" };
    },
  };
}
