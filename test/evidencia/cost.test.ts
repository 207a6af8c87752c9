import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { npmFiles } from "../../src/platform/program/npm-files.ts";

const folder = resolve("test/fixtures/capturas");
const packages = join(process.env["MESA_RECONOCEDOR"] ?? "", "package.json");

/** Seconds that `node -e 0` takes of the processor on the machine for which the limits were set. */
const referenceStart = 0.024;

/** Seconds of the processor that a process has used so far, children not counted (proc(5)). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** How much slower this machine is now than the reference, by the start of Node: the least of five. */
function slowness(): number {
  const started = Array.from({ length: 5 }, () => {
    const words = ["-e", "const c=process.cpuUsage();console.log((c.user+c.system)/1e6)"];
    return Number(spawnSync(process.execPath, words, { encoding: "utf8" }).stdout);
  });
  return Math.max(1, Math.min(...started) / referenceStart);
}

/** What reading one picture in a process of its own costs. */
async function costOf(name: string, whole: boolean) {
  const program = npmFiles(resolve(".")).reader;
  if (program === undefined) throw new Error("build first");
  const child = spawn(program.file, [...program.words, packages], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.send({ path: join(folder, name), whole, texts: false });
  await once(child, "message");
  const pid = child.pid ?? 0;
  const cost = {
    seconds: cpuSeconds(pid),
    megabytes:
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024,
  };
  child.kill();
  return cost;
}

test.runIf(process.platform === "linux").each([
  ["a clock", "01-dai-error-1366x768-oscuro.png", false, 0.5, 400],
  ["a clock", "02-dai-tributos-1920x1080-claro.png", false, 0.5, 400],
  ["a clock", "03-mti-lista-1600x900-una-linea.jpg", false, 0.5, 400],
  ["a clock", "04-dae-3840x2160-reloj-distinto.png", false, 0.5, 400],
  ["nothing at the edges of a small picture", "08-dai-diminuta-320x240.png", false, 1, 400],
  ["the whole page", "05-imdt-1280x800-sin-reloj.png", true, 4, 450],
  ["the whole page", "06-estado-2560x1440-fecha-en-pagina.png", true, 4, 450],
  ["the whole page", "07-clave-foto-de-telefono.jpg", true, 4, 450],
] as const)("%s: %s", async (_what, name, whole, seconds, megabytes) => {
  const factor = slowness();
  const cost = await costOf(name, whole);
  const scaled = cost.seconds / factor;
  const shown = `${name}: ${cost.seconds.toFixed(2)} s of the processor (${scaled.toFixed(2)} s scaled by ${factor.toFixed(1)}), ${Math.round(cost.megabytes)} MB`;
  process.stderr.write(`${shown}\n`);
  expect(scaled, shown).toBeLessThanOrEqual(seconds);
  expect(cost.megabytes, shown).toBeLessThanOrEqual(megabytes);
});
