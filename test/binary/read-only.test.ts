import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLedger } from "../../src/ledger/sqlite-ledger.ts";
import { canObeyModes, mesa } from "../support/mesa-process.ts";
import { nthTicket } from "../support/nth-ticket.ts";
import { batchDesk } from "../support/batch-desk.ts";
import { runMesa, testFolder } from "../support/test-context.ts";

const request = resolve("test/fixtures/solicitudes/incidente-mti-placa.json");
const numero = nthTicket(1);

/** Sets the mode of everything in a folder; folders get the right to be entered too. */
function setModes(path: string, file: number, folder: number): void {
  if (!lstatSync(path).isDirectory()) return chmodSync(path, file);
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) setModes(join(path, name), file, folder);
  chmodSync(path, folder);
}

/** A folder with a registered request, copies of its ticket, a draft and a session at a desk. */
async function filledFolder() {
  const [folder, desk] = [testFolder(), await batchDesk()];
  const env = { MESA_CONTRASENA: "Practica-2026", MESA_PERFIL: "banco" };
  const run = async (...argv: readonly string[]) => {
    const result = await runMesa(argv, { folder, env });
    expect([argv[0], argv[1], result.code, result.stderr]).toEqual([
      argv[0],
      argv[1],
      0,
      expect.any(String),
    ]);
    return result;
  };
  await run("perfil", "crear", "banco", "--url", desk.url);
  await run("perfil", "crear", "otra", "--url", desk.url);
  await run("sesion", "iniciar", "--ruc", "0999999999001", "--usuario", "OPERADOR");
  const sent = await run("incidente", "crear", "--desde", request, "--json");
  await run("novedades");
  mkdirSync(join(folder, "borradores"), { recursive: true });
  const draft = { v: 1, id: "abc234", formulario: "consulta", perfil: "banco", respuestas: {} };
  const times = { creado: "2026-11-20T10:00:00.000Z", actualizado: "2026-11-20T10:00:00.000Z" };
  const text = JSON.stringify({ ...draft, ...times, sigue_a: null, clave: "k" });
  writeFileSync(join(folder, "borradores", "abc234.json"), text);
  const solicitud: string = JSON.parse(sent.stdout).solicitud;
  return { folder, solicitud };
}

/** Makes a folder read-only and gives what runs commands there. */
function readOnly(folder: string) {
  setModes(folder, 0o400, 0o500);
  onTestFinished(() => setModes(folder, 0o600, 0o700));
  const env = { MESA_PERFIL: "banco" };
  return (...argv: readonly string[]) =>
    mesa([...argv, "--json"], { folder, env, obeysModes: true });
}

test.runIf(canObeyModes())(
  "in a folder that can't be written, what reads reads, what writes is refused, and diagnostico says why",
  async () => {
    const { folder, solicitud } = await filledFolder();
    const run = readOnly(folder);
    const readers = [
      ["bandeja", "ver", solicitud],
      ["ticket", "listar", "--sin-red"],
      ["borrador", "ver", "abc234"],
      ["datos", "resumen"],
      ["perfil", "listar"],
      ["ticket", "ver", numero],
    ];
    for (const argv of readers) {
      const { code, stdout } = await run(...argv);
      expect([argv, code]).toEqual([argv, 0]);
      // Every one of them shows what is there.
      expect(stdout).toMatch(/abc234|banco|"total"|"libro"|MS-2/);
    }
    const [MESA_RUC, MESA_USUARIO, MESA_CONTRASENA] = [
      "0999999999001",
      "OPERADOR",
      "Practica-2026",
    ];
    const credentials = { MESA_RUC, MESA_USUARIO, MESA_CONTRASENA };
    const argv = ["ticket", "listar", "--perfil", "otra", "--json"];
    const signedIn = await mesa(argv, { folder, env: credentials, obeysModes: true });
    expect([signedIn.code, JSON.parse(signedIn.stdout).tickets.length]).toEqual([0, 1]);
    const found = await run("diagnostico");
    const findings: readonly { que: string; estado: string }[] = JSON.parse(
      found.stdout,
    ).revisiones;
    expect(findings).toContainEqual(
      expect.objectContaining({ que: "carpeta-cerrada", estado: "mal" }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ que: "sesion", estado: "bien" }));
    const refused = await run("incidente", "crear", "--desde", request, "--repetir");
    expect([refused.code, JSON.parse(refused.stderr).error.codigo]).toEqual([1, "disco"]);
  },
);

test.runIf(canObeyModes())(
  "a journal that a process left open is read with what stands in its log only, and a missing one is empty",
  async () => {
    const folder = testFolder();
    const argv = ["incidente", "crear", "--perfil", "practica", "--desde", request];
    expect((await runMesa(argv, { folder })).code).toBe(0);
    const clock = () => new Date();
    const ledger = await openLedger({ folder, clock, pid: process.pid, isAlive: () => true });
    onTestFinished(ledger.close);
    // Open, so that what it writes stays in the log.
    await ledger.takeTurn("prueba", 1);
    const listed = await readOnly(folder)("bandeja", "listar", "--todas");
    expect([listed.code, JSON.parse(listed.stdout).entradas.length]).toEqual([0, 1]);
    const empty = testFolder();
    const nothing = await readOnly(empty)("bandeja", "listar");
    expect([nothing.code, JSON.parse(nothing.stdout).entradas]).toEqual([0, []]);
    // Where nobody may look, nobody can say that there is nothing.
    chmodSync(empty, 0o000);
    const hidden = await mesa(["bandeja", "listar", "--json"], { folder: empty, obeysModes: true });
    expect([hidden.code, JSON.parse(hidden.stderr).error.codigo]).toEqual([1, "disco"]);
  },
);
