import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDesk } from "../../src/desk/start-desk.ts";
import { cheapHash } from "./test-context.ts";

/** The database of a desk whose accounts have passwords that cost next to nothing to check. */
const database = await deskDatabase();

async function deskDatabase(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "mesa-test-"));
  const clock = () => new Date();
  const report = () => {};
  const desk = await startDesk({ folder, port: 0, clock, report, passwordCostLog2: cheapHash });
  await desk.close();
  const bytes = readFileSync(join(folder, "mesa.db"));
  rmSync(folder, { recursive: true });
  return bytes;
}

/**
 * Gives the practice desk of a settings folder its accounts before it first starts. A password costs a
 * third of a second of CPU time each time it is made or checked, with which no test of other things
 * should be slowed down.
 */
export function seedDesk(folder: string): void {
  const place = join(folder, "practica");
  if (existsSync(join(place, "mesa.db"))) return;
  mkdirSync(place, { recursive: true, mode: 0o700 });
  writeFileSync(join(place, "mesa.db"), database, { mode: 0o600 });
}
