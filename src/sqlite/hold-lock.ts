import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { MesaError } from "../errors/mesa-error.ts";
import { diskError } from "../platform/files/replace-file.ts";
import type { Engine } from "./database.ts";
import { openEngine } from "./open-engine.ts";

/** How long the process that has the lock is waited for. */
const waitLimitMs = 60_000;
const pauseMs = 50;

/**
 * Runs work while no other process of this machine runs work under the same lock. The lock is
 * SQLite's own on an empty file, which the system takes back from a process that died.
 *
 * @param path  the lock's file; it stays
 * @throws MesaError `base-ocupada` when the lock is not free within a minute, `disco` where there can be
 *   none
 */
export async function holdLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const engine = open(path);
  try {
    const untilMs = performance.now() + waitLimitMs;
    while (!tryLock(engine, path)) {
      if (performance.now() >= untilMs) {
        throw new MesaError("base-ocupada", { params: { ruta: path } });
      }
      await setTimeout(pauseMs);
    }
    try {
      return await work();
    } finally {
      engine.exec("ROLLBACK");
    }
  } finally {
    engine.close();
  }
}

function open(path: string): Engine {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const engine = openEngine(path);
    engine.exec("PRAGMA busy_timeout=0");
    return engine;
  } catch (error) {
    throw diskError(path, error);
  }
}

/** @returns false while another process has the lock */
function tryLock(engine: Engine, path: string): boolean {
  try {
    engine.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (error instanceof Error && /database is locked/i.test(error.message)) return false;
    throw diskError(path, error);
  }
}
