// `consulta crear` with as much as a desk takes in one request, in turn with curl and the same files: how
// long each takes, and how much memory more than the same request with one small file.
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { environment, optionValue, serve, signIn } from "./batch-stage.mjs";
import { openMeter } from "./measure-mesa.mjs";

const rounds = Number(optionValue("--rondas") ?? 5);
const maxShare = 4;
const maxGrowthMegabytes = 60;
const mebibyte = 1024 * 1024;

/** Of 40 MiB at most, 25 MiB each (src/desk/upload.ts), and 15 files (src/forms/common-fields.ts). */
const sets = [
  { name: "1 archivo de 20 KiB", files: 1, bytes: 20 * 1024 },
  { name: "2 archivos de 19 MiB", files: 2, bytes: 19 * mebibyte },
  { name: "15 archivos de 2.5 MiB", files: 15, bytes: 2.5 * mebibyte },
];

const place = mkdtempSync(join(tmpdir(), "mesa-bench-subida-"));
const meter = openMeter(place);
const desk = await serve(join(place, "mesa"));
try {
  const token = await signIn(desk.url);
  const env = { ...environment(join(place, "operador")), MESA_TOKEN: token };
  meter.run(["perfil", "crear", "banco", "--url", desk.url], env);
  const results = sets.map((set) => measure(set, env, token));
  const [small, ...large] = results;
  let missed = false;
  for (const { name, share, rss } of large) {
    const growth = Math.round(rss - small.rss);
    const isOver = share > maxShare || growth > maxGrowthMegabytes;
    missed ||= isOver;
    console.log(
      `${isOver ? "✗" : "✓"} ${name}: ${share.toFixed(2)} × curl (meta ${maxShare}); memoria +${growth} MB sobre ${small.name} (meta ${maxGrowthMegabytes})`,
    );
  }
  if (process.argv.includes("--exigir") && missed) process.exitCode = 1;
} finally {
  await desk.end();
  rmSync(place, { recursive: true, force: true });
}

/** Medians of all rounds: mesa's time as a multiple of curl's, and its memory in MB. */
function measure({ name, files, bytes }, env, token) {
  const folder = join(place, `${files}x${bytes}`);
  mkdirSync(folder);
  const paths = Array.from({ length: files }, (_none, at) => join(folder, `${at + 1}.pdf`));
  const words = ["consulta", "crear", "--perfil", "banco"];
  const shares = [];
  const peaks = [];
  for (let round = 0; round < rounds; round += 1) {
    // New files in each round: the desk and the journal keep equal ones once.
    for (const path of paths) writeFileSync(path, pdfOf(bytes));
    const form = { ...JSON.parse(readFileSync("ejemplos/consulta.json", "utf8")), adjuntos: paths };
    const from = join(folder, "consulta.json");
    writeFileSync(from, JSON.stringify(form));
    const asked = [...words, "--desde", from, "--json"];
    const mesa = () => {
      const begun = performance.now();
      peaks.push(meter.measured([...asked, "--repetir"], env).rss);
      return performance.now() - begun;
    };
    const tried = JSON.parse(
      execFileSync(process.execPath, [resolve("bin/mesa.cjs"), ...asked, "--ensayo"], { env }),
    );
    const curl = () => timeCurl(tried, paths, token, `${files}-${round}`);
    // Whoever comes second finds the desk's folders made: they take turns.
    const [first, second] = round % 2 === 0 ? [mesa, curl] : [curl, mesa];
    const took = [first(), second()];
    const [ours, theirs] = round % 2 === 0 ? took : took.toReversed();
    shares.push(ours / theirs);
    console.log(
      `${name}, ${round + 1}: mesa ${Math.round(ours)} ms, curl ${Math.round(theirs)} ms`,
    );
  }
  return { name, share: median(shares), rss: median(peaks) };
}

function timeCurl({ datos, archivos }, paths, token, key) {
  const declared = archivos.map((file, at) => ({ parte: `archivo-${at + 1}`, ...file }));
  const request = join(place, "solicitud.json");
  const tipo = "consulta";
  writeFileSync(request, JSON.stringify({ tipo, datos, sigue_a: null, archivos: declared }));
  const answer = join(place, "respuesta");
  const words = ["-sS", "--fail-with-body", "-o", answer];
  for (const header of [`Authorization: Bearer ${token}`, `Idempotency-Key: ${key}`])
    words.push("-H", header);
  words.push("-F", `solicitud=<${request};type=application/json`);
  for (const [at, path] of paths.entries())
    words.push("-F", `archivo-${at + 1}=@${path};type=application/pdf`);
  const begun = performance.now();
  const { status, stderr } = spawnSync("curl", [...words, `${desk.url}/v1/tickets`]);
  const took = performance.now() - begun;
  if (status !== 0) throw new Error(`curl: ${String(stderr)}${readFileSync(answer, "utf8")}`);
  return took;
}

/** A PDF of one page and about so many bytes that can't be packed. */
function pdfOf(bytes) {
  const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R >>";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    page,
    `<< /Length ${bytes} >>\nstream\n`,
  ].map((text) => Buffer.from(text));
  objects.push(Buffer.concat([objects.pop(), randomBytes(bytes), Buffer.from("\nendstream")]));
  const pieces = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n", "latin1")];
  const places = [];
  let length = pieces[0].length;
  for (const [index, object] of objects.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      object,
      Buffer.from("\nendobj\n"),
    ]);
    places.push(length);
    pieces.push(piece);
    length += piece.length;
  }
  const size = objects.length + 1;
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  pieces.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`));
  return Buffer.concat(pieces);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}
