// What the programs that try batches share: a table of incidents, a desk, `mesa` in a process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { crc32 } from "node:zlib";

const mesa = resolve("bin/mesa.cjs");

/** A table of so many incidents, each with a capture of its own. */
export function makeTable(folder, rows) {
  mkdirSync(folder, { recursive: true });
  const capture = readFileSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");
  const lines = [
    "pantalla;fecha;hora;distrito;tipo_operador;descripcion;capturas;identificacion;nombre;correo",
  ];
  for (let row = 1; row <= rows; row += 1) {
    writeFileSync(join(folder, `${row}.png`), withComment(capture, `caso ${row}`));
    lines.push(
      `Declaración Aduanera de Importación;2026-11-20;10:32;028;agente-aduana;Al firmar y enviar, el sistema muestra un error y no guarda el avance. Se esperaba que la declaración quedara enviada. Caso ${row}.;${row}.png;0999999901001;Agente de Prueba Uno Cía. Ltda.;operaciones@agente-uno.example`,
    );
  }
  const path = join(folder, "lote.csv");
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

/** The same picture with other bytes: a text chunk after the header (PNG, ISO/IEC 15948, 11.3.3). */
export function withComment(png, text) {
  const body = Buffer.from(`tEXtComment\0${text}`, "latin1");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}

/** The practice desk in a process of its own. */
export async function serve(folder) {
  const child = start(["practica", "servir", "--puerto", "0", "--json"], environment(folder));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    return {
      url,
      pid: child.pid,
      async end() {
        const gone = once(child, "exit");
        child.kill();
        await gone;
      },
    };
  }
  throw new Error("the desk ended before it served");
}

/** A token of a desk's practice operator. */
export async function signIn(url) {
  const reply = await fetch(`${url}/v1/sesiones`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ruc: "0999999999001",
      usuario: "OPERADOR",
      contrasena: "Practica-2026",
    }),
  });
  return (await reply.json()).token;
}

/** A way to a desk on which everything takes so many milliseconds, in each direction. */
export async function farAway(url, milliseconds) {
  const carry = (from, to) => {
    from.on("data", (piece) => setTimeout(() => to.write(piece), milliseconds));
    from.on("end", () => setTimeout(() => to.end(), milliseconds));
    from.on("error", () => to.destroy());
  };
  const way = createServer((near) => {
    const far = connect(Number(new URL(url).port), "127.0.0.1");
    for (const socket of [near, far]) socket.setNoDelay();
    carry(near, far);
    carry(far, near);
  });
  way.listen(0, "127.0.0.1");
  await once(way, "listening");
  return { url: `http://127.0.0.1:${way.address().port}`, end: () => way.close() };
}

/** `mesa`, its answer in a pipe. */
export function start(argv, env) {
  return spawn(process.execPath, [mesa, ...argv], { env, stdio: ["ignore", "pipe", "inherit"] });
}

/** What it said and its exit code, at its end. */
export async function finish(child) {
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (piece) => (said += piece));
  const [code] = await once(child, "close");
  return { code, said };
}

/** CPU seconds that a process has taken so far, and those that its ended children took (Linux). */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // `utime`, `stime`, `cutime`, `cstime` (proc_pid_stat(5)), in hundredths of a second.
  const [own, ended] = [11, 13].map((at) => (Number(fields[at]) + Number(fields[at + 1])) / 100);
  return { own, ended };
}

/** An operator with a folder of its own. */
export function environment(folder) {
  const { NODE_EXTRA_CA_CERTS: _none, ...rest } = process.env;
  return {
    ...rest,
    MESA_CARPETA: folder,
    MESA_ALMACEN: "archivo",
    MESA_RUC: "0999999999001",
    MESA_USUARIO: "OPERADOR",
    MESA_CONTRASENA: "Practica-2026",
  };
}

export function optionValue(flag) {
  const at = process.argv.indexOf(flag);
  return at === -1 ? undefined : process.argv[at + 1];
}
