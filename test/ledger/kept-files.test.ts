import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyPath, createFileStore, openScratchFolder } from "../../src/ledger/file-store.ts";
import { noteSeenTickets } from "../../src/ledger/note-seen-tickets.ts";
import { takeInSeen } from "../../src/ledger/take-in-seen.ts";
import { MesaError } from "../../src/errors/mesa-error.ts";
import { testTicket } from "../support/intent.ts";
import { testFolder } from "../support/test-context.ts";

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const mode = (path: string): number => statSync(path).mode & 0o777;
const onPosix = process.platform !== "win32";

/** A file with this text, and a store in a folder that is not there yet. */
function store(text: string) {
  const folder = testFolder();
  const home = join(folder, "libro");
  const path = join(folder, "papel.pdf");
  writeFileSync(path, text);
  return { home, path, files: createFileStore(home), target: copyPath(home, digestOf(text)) };
}

test.each(["keep", "adopt"] as const)(
  "a file is kept under its digest, for its owner alone, and nothing beside it: %s",
  async (how) => {
    const { home, path, files, target } = store("uno");
    const sha256 = digestOf("uno");
    expect(target).toBe(join(home, "archivos", sha256.slice(0, 2), sha256));
    expect(await files[how](path, sha256)).toBe(target);
    expect(readFileSync(target, "utf8")).toBe("uno");
    expect(existsSync(path)).toBe(how === "keep");
    if (onPosix) {
      expect(mode(join(home, "archivos", sha256.slice(0, 2)))).toBe(0o700);
      if (how === "keep") expect(mode(target)).toBe(0o600);
    }
    expect(readdirSync(join(target, ".."))).toEqual([sha256]);
    // Once more changes nothing.
    writeFileSync(path, "uno");
    const { ino } = statSync(target);
    expect(await files[how](path, sha256)).toBe(target);
    expect(statSync(target).ino).toBe(ino);
    files.remove(sha256);
    expect(existsSync(target)).toBe(false);
  },
);

test("a file that has changed, or is gone, is not kept and leaves nothing", async () => {
  const { path, files, target } = store("otro");
  await expect(files.keep(path, digestOf("uno"))).rejects.toMatchObject({
    code: "archivo-ilegible",
    params: { archivo: path, causa: "cambio" },
  });
  const folder = join(copyPath(join(path, "..", "libro"), digestOf("uno")), "..");
  expect(readdirSync(folder)).toEqual([]);
  await expect(files.keep(join(path, "no"), digestOf("otro"))).rejects.toMatchObject({
    code: "disco",
    params: { ruta: target },
  });
});

test("copies are told by their age; what is no copy is none", async () => {
  const { home, path, files, target } = store("uno");
  const moment = new Date("2026-11-24T15:00:00Z");
  expect(files.olderThan(moment)).toEqual([]);
  await files.keep(path, digestOf("uno"));
  utimesSync(target, moment, moment);
  const beside = join(home, "archivos", "xx");
  mkdirSync(beside);
  writeFileSync(join(beside, "notas.txt"), "");
  utimesSync(join(beside, "notas.txt"), moment, moment);
  writeFileSync(join(home, "archivos", "suelto"), "");
  expect(files.olderThan(moment)).toEqual([]);
  expect(files.olderThan(new Date(moment.getTime() + 1))).toEqual([digestOf("uno")]);
});

test("documents in the making are left for an hour", async () => {
  const path = join(testFolder(), "nuevo", "armado");
  const now = new Date("2026-11-24T15:00:00Z");
  expect(await openScratchFolder(path, now)).toBe(path);
  if (onPosix) expect(mode(path)).toBe(0o700);
  const hourAgo = now.getTime() - 3_600_000;
  const old = ["viejo", "viejo-2", "viejo-3"];
  for (const name of ["reciente", ...old]) {
    mkdirSync(join(path, name));
    // So many that they are not gone before somebody waits for it.
    for (let at = 0; at < 20; at += 1) writeFileSync(join(path, name, `hoja-${at}`), "");
    const time = new Date(old.includes(name) ? hourAgo - 1 : hourAgo);
    utimesSync(join(path, name), time, time);
  }
  expect(await openScratchFolder(path, now)).toBe(path);
  expect(readdirSync(path)).toEqual(["reciente"]);
  const file = join(path, "reciente", "hoja-0");
  await expect(openScratchFolder(file, now)).rejects.toMatchObject({
    code: "disco",
    params: { ruta: file },
  });
});

test("tickets that were seen are noted line by line; none leave no file", () => {
  const folder = join(testFolder(), "datos");
  const seen = (tickets: readonly (typeof testTicket)[]) =>
    noteSeenTickets(folder, { perfil: "prueba", visto: "2026-11-24T15:00:00.000Z", tickets });
  expect([seen([]), existsSync(folder)]).toEqual([0, false]);
  const path = join(folder, "tickets-vistos.ndjson");
  const line = `${JSON.stringify({ perfil: "prueba", visto: "2026-11-24T15:00:00.000Z", tickets: [testTicket] })}\n`;
  expect(seen([testTicket])).toBe(Buffer.byteLength(line));
  expect(seen([testTicket])).toBe(2 * Buffer.byteLength(line));
  expect(readFileSync(path, "utf8")).toBe(line + line);
  if (onPosix) expect([mode(folder), mode(path)]).toEqual([0o700, 0o600]);
  // The notes may be lost without harm.
  const { tickets, ...rest } = { perfil: "p", visto: "", tickets: [testTicket] };
  expect(noteSeenTickets(join(path, "no"), { ...rest, tickets })).toBe(0);
});

test("what lists noted is taken in once, oldest first; what can't be read or kept is left out", async () => {
  const folder = testFolder();
  const kept: unknown[] = [];
  const taking = (fails?: Error) =>
    takeInSeen(folder, {
      keep: (...given) => {
        kept.push(given);
        return fails === undefined ? Promise.resolve() : Promise.reject(fails);
      },
    });
  await taking();
  expect(kept).toEqual([]);
  const path = join(folder, "tickets-vistos.ndjson");
  const note = (perfil: string) => ({
    perfil,
    visto: "2026-11-24T15:00:00Z",
    tickets: [testTicket],
  });
  const lines = [note("uno"), { perfil: "roto" }, note("dos")].map((one) => JSON.stringify(one));
  writeFileSync(path, `${lines.join("\n")}\n${lines[0]?.slice(0, 30)}`);
  await taking(new MesaError("disco"));
  expect(kept).toEqual(
    ["uno", "dos"].map((perfil) => [perfil, [testTicket], "2026-11-24T15:00:00Z"]),
  );
  expect(readdirSync(folder)).toEqual([]);
  await taking();
  expect(kept).toHaveLength(2);
  writeFileSync(path, `${lines[0]}\n`);
  await expect(taking(new RangeError("no"))).rejects.toThrow(RangeError);
});
