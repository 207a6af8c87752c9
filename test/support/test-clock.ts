import { resolve } from "node:path";

type Variables = Readonly<Record<string, string>>;

const preload = resolve("test/support/shift-clock.cjs");
/** How far the clock is shifted, for this process and those it starts. Milliseconds. */
const offsetVariable = "MESA_PRUEBA_DESFASE_MS";

/** `MESA_PRUEBA_HORA=2026-12-31T19:30:00-05:00`: this run, and all that it starts, begins then. */
export function beginAtTestHour(env: NodeJS.ProcessEnv): void {
  const { MESA_PRUEBA_HORA: startsAt, NODE_OPTIONS: options } = env;
  if (startsAt === undefined || env[offsetVariable] !== undefined) return;
  Object.assign(env, shift(offsetTo(startsAt), options));
}

/**
 * An environment in which Node's clock starts at an instant and runs on from there; without one, it
 * shows the time of this process, which may be shifted itself.
 */
export function withClock(env: Variables, startsAt?: string): Variables {
  const ownMs = Number(process.env[offsetVariable] ?? 0);
  const offsetMs = ownMs + (startsAt === undefined ? 0 : offsetTo(startsAt));
  return offsetMs === 0 ? env : { ...env, ...shift(offsetMs, env["NODE_OPTIONS"]) };
}

/** A clock in this process that starts at an instant and runs on from there. */
export function clockFrom(startsAt: string): () => Date {
  const offsetMs = offsetTo(startsAt);
  return () => new Date(new Date().getTime() + offsetMs);
}

function offsetTo(startsAt: string): number {
  const offsetMs = Date.parse(startsAt) - new Date().getTime();
  if (Number.isNaN(offsetMs)) throw new RangeError(`not a time: ${startsAt}`);
  return offsetMs;
}

function shift(offsetMs: number, options = ""): Variables {
  return {
    // Quoted: a folder's name may have blanks, and Windows' backslashes would be escapes.
    NODE_OPTIONS: `${options} --require ${JSON.stringify(preload)}`.trim(),
    [offsetVariable]: String(offsetMs),
  };
}
