import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { startMesa } from "../support/mesa-process.ts";

/** Share of the requests that fail at most, in percent. */
const mostFaults = 30;

/** A practice desk in a process of its own, at one address through all its lives. */
export async function startTorturedDesk(folder: string, random: () => number) {
  let life = await begin(folder, "0", []);
  const { port } = new URL(life.url);
  let kills = 0;

  return {
    url: life.url,
    kills: () => kills,
    /** From now on much fails. */
    async spoil() {
      await life.end("SIGKILL");
      life = await begin(folder, port, faults(random));
    },
    /** Kills it without warning and has it back after a while, with other faults. */
    async kill() {
      await life.end("SIGKILL");
      kills += 1;
      await setTimeout(Math.floor(random() * 800));
      life = await begin(folder, port, faults(random));
    },
    /** From now on nothing fails. */
    async heal() {
      await life.end("SIGKILL");
      life = await begin(folder, port, []);
    },
    end: () => life.end("SIGTERM"),
  };
}

function faults(random: () => number): readonly string[] {
  const seed = String(Math.floor(random() * 2 ** 32));
  const frequency = String(Math.floor(random() * mostFaults));
  return ["--fallas", "todas", "--frecuencia", frequency, "--semilla", seed];
}

async function begin(folder: string, port: string, options: readonly string[]) {
  const argv = ["practica", "servir", "--puerto", port, "--json", ...options];
  const child = startMesa(argv, { folder });
  const { stdout } = child;
  child.stderr?.resume();
  if (stdout === null) throw new Error("no standard output");
  for await (const line of createInterface({ input: stdout })) {
    const facts: { url: string } = JSON.parse(line);
    return {
      url: facts.url,
      async end(signal: NodeJS.Signals) {
        const gone = once(child, "exit");
        child.kill(signal);
        await gone;
      },
    };
  }
  throw new Error("the desk ended before it served");
}
