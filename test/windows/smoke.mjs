// Runs mesa as a user of Windows does, on Node for Windows under Wine, and holds what it did against
// what it should have done. smoke.mjs WORK, after set-up-wine.sh WORK.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { spawn as openTerminal } from "@lydell/node-pty";

const [work] = process.argv.slice(2);
const checkout = join(work, "checkout");
const nodeForWindows = process.env.NODE_WINDOWS;
const place = join(process.env.WINEPREFIX, "drive_c", "humo");
const onWindows = (path) => `Z:${path.replaceAll("/", "\\")}`;

rmSync(place, { recursive: true, force: true });
const home = join(place, "Escritorio de José");
mkdirSync(home, { recursive: true });
copyFileSync(join(checkout, "assets/demo/2-error.png"), join(home, "captura 1 ñ.png"));

/** What mesa is given of the environment: its data in a folder with a blank and an accent. */
const environment = {
  ...process.env,
  NODE_OPTIONS: "--no-warnings --require=C:\\wine-shim.cjs",
  MESA_CARPETA: "C:\\humo\\datos de José",
  MESA_ALMACEN: "archivo",
};

/** Where Wine has the folder for temporary files. */
const temporary = join(process.env.WINEPREFIX, "drive_c", "users", userInfo().username, "Temp");

/** A program that takes longer hangs: on a busy machine Wine starts one in fifteen seconds. */
const programLimitMs = 180_000;

/** Runs mesa; @returns exit code and what it wrote, by way of files: Wine can't open Node's pipes. */
async function mesa(words, { env = {}, program = "bin/mesa.cjs", cwd = home } = {}) {
  const argv = [nodeForWindows, onWindows(join(checkout, program)), ...words];
  const paths = ["salida", "errores"].map((name) => join(place, name));
  const files = paths.map((path) => openSync(path, "w"));
  const child = spawn("wine", argv, {
    cwd,
    env: { ...environment, ...env },
    stdio: ["ignore", ...files],
    timeout: programLimitMs,
    killSignal: "SIGKILL",
  });
  const [code] = await once(child, "exit");
  for (const file of files) closeSync(file);
  const [stdout, stderr] = paths.map((path) => readFileSync(path, "utf8"));
  return { code, stdout, stderr };
}

async function json(words, options) {
  const { code, stdout, stderr } = await mesa([...words, "--json"], options);
  assert.equal(code, 0, `mesa ${words.join(" ")}: ${code}\n${stderr}`);
  return JSON.parse(stdout);
}

async function step(name, work) {
  const started = performance.now();
  await work();
  console.log(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const practice = ["--perfil", "practica"];
const create = ["incidente", "crear", ...practice];
const form = (changes) => ({
  pantalla: "DAI",
  fecha: "2026-11-20",
  hora: "10:32",
  distrito: "028",
  tipo_operador: "agente-aduana",
  identificacion: "0999999901001",
  nombre: "Agencia Ñandú S.A.",
  correo: "operaciones@agencia.example",
  descripcion:
    "Al enviar la declaración, el sistema muestra un error; se esperaba que quedara enviada.",
  capturas: [{ ruta: "captura 1 ñ.png", leyenda: "Mensaje" }],
  ...changes,
});
const tickets = async () => (await json(["ticket", "listar", ...practice])).tickets.length;

await step("demo ends with 0 and leaves no folder behind", async () => {
  const left = () => readdirSync(temporary).filter((name) => name.startsWith("mesa-"));
  const before = left();
  const { code, stdout, stderr } = await mesa(["demo"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /MS-\d{4}-000003/);
  assert.deepEqual(left(), before);
});

await step("paths: accents, blanks, slashes of both kinds, relative to a drive", async () => {
  const names = ["solicitud ñ 1.json", "pedido.json"];
  writeFileSync(join(home, names[0]), JSON.stringify(form({ mensaje_error: "Uno" })));
  writeFileSync(
    join(home, names[1]),
    `\ufeff${JSON.stringify(form({ mensaje_error: "Dos" }))}\r\n`,
  );
  const paths = ["C:\\humo\\Escritorio de José\\solicitud ñ 1.json", "C:pedido.json"];
  for (const path of paths) await json([...create, "--desde", path, "--ensayo"]);
  const sent = await json([...create, "--desde", paths[0].replaceAll("\\", "/")]);
  assert.match(sent.ticket.numero, /^MS-/);
  const kept = await mesa(["ticket", "listar", ...practice, "--json", "--salida", "lista ñ.json"]);
  assert.deepEqual([kept.code, kept.stdout], [0, ""]);
  assert.match(readFileSync(join(home, "lista ñ.json"), "utf8"), /Agencia Ñandú|"tickets"/);
});

await step("wildcards are expanded", async () => {
  const { code, stdout, stderr } = await mesa([
    "evidencia",
    "revisar",
    "C:\\humo\\Escritorio de José\\*.png",
  ]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /captura 1 ñ\.png/);
});

await step("a batch in Windows-1252, while its result is open in another program", async () => {
  const fields = form({});
  const columns = Object.keys(fields).filter((name) => name !== "capturas");
  const row = (message) =>
    [...columns.map((name) => `"${fields[name]}"`), message, "captura 1 ñ.png"].join(";");
  const text = [
    [...columns, "mensaje_error", "capturas"].join(";"),
    row("Tres"),
    row("Cuatro"),
    "",
  ].join("\r\n");
  writeFileSync(join(home, "lote.csv"), Buffer.from(text, "latin1"));
  const result = join(home, "lote.resultado.csv");
  writeFileSync(result, "");
  const ready = join(place, "listo");
  const holder = spawn(
    "wine",
    [
      nodeForWindows,
      onWindows(join(checkout, "test/windows/hold-open.cjs")),
      onWindows(result),
      onWindows(ready),
    ],
    { stdio: "ignore", env: environment, timeout: programLimitMs, killSignal: "SIGKILL" },
  );
  while (!existsSync(ready) && holder.exitCode === null && holder.signalCode === null)
    await sleep(100);
  const sent = await json(["lote", "enviar", "lote.csv", ...practice, "--si"]);
  rmSync(ready);
  await once(holder, "exit");
  assert.equal(sent.aceptados, 2);
  assert.match(sent.archivo_resultado, /lote\.resultado \(2\)\.csv$/);
  const kept = readFileSync(join(home, "lote.resultado (2).csv"), "utf8");
  assert.match(kept, /Agencia Ñandú S\.A\./);
  const again = await json(["lote", "enviar", "lote.csv", ...practice, "--si"]);
  assert.equal(again.repetidos, 2);
});

for (const point of ["anotada", "enviada"]) {
  await step(`a send that is killed at «${point}» arrives once`, async () => {
    const before = await tickets();
    const descripcion = `El envío se cortó en el punto «${point}» y se esperaba que llegara una vez.`;
    writeFileSync(join(home, `${point}.json`), JSON.stringify(form({ descripcion })));
    const env = { MESA_MUERE_EN: point };
    const program = "dist-crash-points/main.cjs";
    const create = ["incidente", "crear", ...practice, "--repetir", "--desde", `${point}.json`];
    const { code, stderr } = await mesa(create, { env, program });
    assert.match(stderr, new RegExp(`MESA_MUERE_EN=${point}`));
    assert.notEqual(code, 0);
    const outbox = await mesa(["bandeja", "enviar", ...practice]);
    assert.equal(outbox.code, 0, outbox.stderr);
    assert.equal(await tickets(), before + 1);
  });
}

await step("a console shows every letter", async () => {
  const terminal = openTerminal(
    "wine",
    [nodeForWindows, onWindows(join(checkout, "bin/mesa.cjs")), "ticket", "listar", ...practice],
    { cwd: home, env: { ...environment, TERM: "xterm-256color" }, cols: 120, rows: 40 },
  );
  let shown = "";
  terminal.onData((piece) => (shown += piece));
  const limit = setTimeout(() => terminal.kill("SIGKILL"), programLimitMs);
  await new Promise((done) => terminal.onExit(done));
  clearTimeout(limit);
  assert.match(shown, /PRÁCTICA/);
  assert.doesNotMatch(shown, /├/);
});
