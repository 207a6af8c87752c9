// What the largest inputs take, each tried once: a table of a million rows, a JUnit report of 500 MB, a
// document of 200 captures of 3840×2160, a folder of 5000 captures. `--escala 0.01` makes them smaller,
// `--solo TEXT` tries those whose name has it, `--exigir` fails when one takes more than its limit.
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { optionValue, withComment } from "./batch-stage.mjs";
import { openMeter } from "./measure-mesa.mjs";

const scale = Number(optionValue("--escala") ?? 1);
const only = optionValue("--solo") ?? "";
const place = mkdtempSync(join(tmpdir(), "mesa-bench-memoria-"));
const { measured, environment } = openMeter(place);
const count = (full) => Math.max(1, Math.round(full * scale));

/** `rss`: at most so many MB, whatever the size. */
const subjects = [
  { name: "lote validar, 1 000 000 de filas", rss: 200, make: makeTable },
  { name: "ci reportar, JUnit de 500 MB", rss: 200, make: makeReport },
  { name: "evidencia armar, 200 capturas de 3840×2160", rss: 300, make: makeDocument },
  { name: "evidencia revisar, carpeta de 5000 capturas", rss: 300, make: makeFolder },
];

let missed = false;
try {
  for (const { name, rss: limit, make } of subjects) {
    if (!name.includes(only)) continue;
    const folder = mkdtempSync(join(place, "caso-"));
    const argv = make(folder);
    const begun = performance.now();
    const { cpu, rss } = measured(argv, environment(folder), folder);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const over = rss > limit;
    missed ||= over;
    console.log(
      `${over ? "✗" : "✓"} ${name}${scale === 1 ? "" : ` (escala ${scale})`}: memoria ${Math.round(rss)} MB (meta ${limit}); CPU ${(cpu / 1000).toFixed(1)} s; ${seconds} s`,
    );
    rmSync(folder, { recursive: true, force: true });
  }
  if (process.argv.includes("--exigir") && missed) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** Calls `write` with pieces of many lines, so that a file of any size is made quickly. */
function inPieces(path, lines, lineOf) {
  const size = 10_000;
  for (let from = 0; from < lines; from += size) {
    const length = Math.min(size, lines - from);
    appendFileSync(path, Array.from({ length }, (_none, at) => lineOf(from + at)).join(""));
  }
}

function makeTable(folder) {
  const path = join(folder, "lote.csv");
  writeFileSync(path, "identificacion;nombre;correo;motivo;asunto;consulta\r\n");
  inPieces(
    path,
    count(1_000_000),
    (at) =>
      `0999999901001;Agente de Prueba Uno;uno@agente.example;consulta-normativa;Plazo del régimen 21;¿Qué plazo tiene el régimen 21 en el caso ${at}?\r\n`,
  );
  return ["lote", "validar", path, "--json", "--perfil", "practica"];
}

function makeReport(folder) {
  const path = join(folder, "junit.xml");
  const output = "línea de la salida de una prueba que pasa ".repeat(20);
  writeFileSync(path, '<testsuites><testsuite name="s" tests="0">\n');
  inPieces(
    path,
    count(550_000),
    (at) =>
      `<testcase classname="a.B" name="prueba ${at}" time="0.1"><system-out>${output}</system-out></testcase>\n`,
  );
  appendFileSync(path, "</testsuite></testsuites>\n");
  return ["ci", "reportar", path, "--perfil", "practica", "--json"];
}

/** A picture as large as a screen of today, with noise in some of its lines. */
function largePicture() {
  const [width, height] = [3840, 2160];
  const line = Buffer.alloc(1 + 3 * width);
  const lines = Array.from({ length: height }, (_none, y) => {
    const one = Buffer.from(line);
    for (let x = 1; x < one.length; x += 1)
      one[x] = y % 8 === 0 ? (x * 2_654_435_761 * (y + 1)) >>> 13 : y;
    one[0] = 0;
    return one;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat(lines), { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A chunk of a PNG (ISO/IEC 15948, 5.3). */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** So many pictures that differ in a comment, and their names. */
function writePictures(folder, picture, wanted) {
  mkdirSync(join(folder, "c"));
  return Array.from({ length: wanted }, (_none, at) => {
    const name = join("c", `${at}.png`);
    writeFileSync(join(folder, name), withComment(picture, `captura ${at}`));
    return name;
  });
}

function makeDocument(folder) {
  const names = writePictures(folder, largePicture(), count(200));
  return ["evidencia", "armar", ...names, "--salida", join(folder, "e.pdf"), "--json"];
}

function makeFolder(folder) {
  const picture = readFileSync("test/fixtures/capturas/01-dai-error-1366x768-oscuro.png");
  const names = writePictures(folder, picture, count(5000));
  return ["evidencia", "revisar", ...names, "--json"];
}
