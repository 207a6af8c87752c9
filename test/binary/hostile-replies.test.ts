import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { invisibleClass } from "../../src/domain/invisible.ts";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { cases } from "../support/hostile.ts";
import { startMesa } from "../support/mesa-process.ts";
import { runMesa, testFolder } from "../support/test-context.ts";
import { atFullVolume } from "../support/volume.ts";

/** On a busy machine the clock goes on for others too. */
const maxWallMs = 60_000;
const maxKilobytes = 300 * 1024;
const maxHeapMegabytes = 40;

const lie = "✓ Registrado. Su número de ticket es MS-2026-999999";
const strings = [
  "/../../../fuera",
  "..",
  "../fuera",
  "/tmp/fuera",
  "..\\..\\fuera",
  "CON",
  "",
  " ",
  "\u0000\u0007\b",
  "\u001b[2J\u001b]0;título\u0007",
  "\u009b2J\u0085",
  "\u202efdp.exe\u2066",
  "MS\u200b-1\u00ad\u{e0041}",
  `x\n${lie}\r\n${lie}`,
  "=HYPERLINK(1)",
  "＝1+1",
  "--reemplazar",
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "-271821-04-20T00:00:00Z",
  "2026-11-24T15:00:00Z",
  "conforme",
  "respondido",
  "__proto__",
  "\ud800",
  "ñ".repeat(5000),
  "ñ".repeat(500_000),
];
const numbers = [0, -5, 1e300, 1e15, 2 ** 53, 0.5, 11];

const file = { id: "1", nombre: "a.pdf", tipo: "application/pdf", bytes: 11, sha256: "00" };
const time = "2026-11-24T15:00:00Z";
const message = { id: "1", de: "Ana", autor: "mesa", fecha: time, texto: "Hola", adjuntos: [file] };
const ticket = {
  numero: "MS-1",
  tipo: "incidente",
  estado: "registrado",
  unidad: "Jefatura",
  funcionario: "Ana",
  asunto: "Asunto",
  creado: time,
  actualizado: time,
  sigue_a: null,
  datos: { pantalla: "Una", pasos: ["uno", "dos"] },
  mensajes: [message],
  adjuntos: [file],
  cadena: ["MS-1"],
};
const change = { numero: "MS-1", estado: "asignado", motivo: "estado", fecha: time };
/**
 * Members whose values decide which reply it is at all, so that others are looked at: they are
 * replaced only now and then.
 */
const deciding = new Set(["tipo", "autor", "siguiente"]);
/** Of so many of them one is replaced. */
const decidingShare = 5;

/** The same value with every string and number replaced by the next hostile one. */
function replaced(value: unknown, pick: () => number, name = ""): unknown {
  if (deciding.has(name) && pick() % decidingShare > 0) return value;
  if (typeof value === "string") return strings[pick() % strings.length];
  if (typeof value === "number") return numbers[pick() % numbers.length];
  if (Array.isArray(value)) return value.map((one) => replaced(one, pick));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaced(one, pick, key)]),
  );
}

function reply(method: string, path: string): unknown {
  if (path.startsWith("/v1/cambios")) {
    return { cambios: path.includes("desde=") ? [] : [change], siguiente: "1" };
  }
  if (path.startsWith("/v1/tickets?")) return { tickets: [ticket, ticket], siguiente: null };
  if (path.endsWith("/mensajes")) return message;
  if (path.startsWith("/v1/sesiones")) {
    return { token: "t", caduca: time, ruc: null, usuario: "U", nombre: "N" };
  }
  return method === "GET" || path.startsWith("/v1/tickets") ? ticket : { estado: "bien" };
}

/** Every file under a folder. */
function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
}

/** How long a reply is listened to by a command that goes on until it is interrupted. */
const listeningMs = 500;

/** Runs the executable, and kills it when it hangs; interrupts it after its first long poll. */
async function limited(
  argv: readonly string[],
  options: Parameters<typeof startMesa>[1],
  onLongPoll: (then: () => void) => void,
) {
  const child = startMesa(argv, options);
  onLongPoll(() => setTimeout(() => child.kill("SIGINT"), listeningMs));
  const timer = setTimeout(() => child.kill("SIGKILL"), maxWallMs);
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin?.end();
  await once(child, "close");
  clearTimeout(timer);
  return { code: child.exitCode, stdout, stderr };
}

/** The same in this process, which costs a tenth; what it ends with, or that it hangs. */
async function inThisProcess(
  argv: readonly string[],
  options: Parameters<typeof startMesa>[1],
  onLongPoll: (then: () => void) => void,
) {
  const interruption = new AbortController();
  onLongPoll(() => setTimeout(() => interruption.abort(), listeningMs));
  const { signal } = interruption;
  const timer = setTimeout(() => interruption.abort(), maxWallMs);
  const result = await runMesa(argv, { ...options, signal });
  clearTimeout(timer);
  return result;
}

/** A hook by which a process tells, at its end, the most memory it had and its CPU time. */
function openMeter(root: string) {
  const [peak, hook] = [join(root, "pico"), join(root, "pico.cjs")];
  writeFileSync(
    hook,
    `process.on("exit", () => {
       const fs = require("node:fs");
       // On Linux maxRSS begins with that of the parent, VmHWM with the program.
       const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
       const own = /VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
       fs.writeFileSync(${JSON.stringify(peak)}, JSON.stringify([Number(own), process.cpuUsage().user / 1e6]));
     });`,
  );
  writeFileSync(peak, "[0, 0]");
  return {
    option: `--require=${hook}`,
    read(): { readonly kilobytes: number; readonly cpuSeconds: number } {
      const [kilobytes, cpuSeconds]: [number, number] = JSON.parse(readFileSync(peak, "utf8"));
      return { kilobytes, cpuSeconds };
    },
  };
}

const textMegabytes = atFullVolume ? 10 : 2;

test(`tickets with texts of ${textMegabytes} MB fit into memory one after the other`, async () => {
  const root = testFolder();
  const meter = openMeter(root);
  const long = "ñ".repeat(textMegabytes * 500_000);
  const tickets = Array.from({ length: 10 }, (_none, at) => ({ ...ticket, numero: `MS-${at}` }));
  const desk = await startHostileDesk((_method, path) => {
    const { pathname } = new URL(path, "http://mesa.example");
    const one = { ...ticket, numero: pathname.split("/").at(-1), datos: { pantalla: long } };
    const body = pathname === "/v1/tickets" ? { tickets, siguiente: null } : one;
    const headers = { "content-type": "application/json" };
    return { status: 200, headers, body: JSON.stringify(body) };
  });
  const options = { folder: root, cwd: root };
  // With a heap of a few tickets nothing that was let go of counts as memory in use; were all of them
  // kept, the command would end here.
  const heap = `--max-old-space-size=${maxHeapMegabytes}`;
  const env = { MESA_TOKEN: "una-ficha", NODE_OPTIONS: `${meter.option} ${heap}` };
  await runMesa(["perfil", "crear", "p", "--url", desk.url], options);
  for (const words of [
    "ticket estadisticas",
    "ticket estadisticas --sin-red",
    "ticket exportar --sin-red --formato json --salida todo.json",
    "ticket exportar --sin-red --formato html --salida todo.html",
  ]) {
    const argv = [...words.split(" "), "--desde", "2026-01-01", "--hasta", "2026-12-31"];
    const { code } = await limited(argv, { ...options, env }, () => {});
    const { kilobytes } = meter.read();
    expect({ words, code, large: kilobytes > maxKilobytes }).toEqual({
      words,
      code: 0,
      large: false,
    });
  }
});

test("a desk whose every word is hostile harms no command", { timeout: 3_600_000 }, async () => {
  const root = testFolder();
  const meter = openMeter(root);
  const [folder, cwd] = [join(root, "datos"), join(root, "a", "b", "c")];
  for (const one of [folder, cwd]) mkdirSync(one, { recursive: true });
  const desk = await startHostileDesk({ status: 200, headers: {}, body: "" });
  const env = { MESA_TOKEN: "una-ficha", NODE_OPTIONS: meter.option, MESA_ESPERA: "5" };
  await runMesa(["perfil", "crear", "p", "--url", desk.url], { folder, cwd });
  // What a process takes of memory and time is measured at full volume only.
  const run = atFullVolume ? limited : inThisProcess;
  const commands = [
    "ticket listar",
    "ticket listar --csv",
    "ticket ver MS-1",
    "ticket ver MS-1 --json",
    "ticket descargar MS-1 --reemplazar",
    "ticket estadisticas",
    "ticket exportar --formato csv",
    "ticket exportar --formato json",
    "ticket exportar --formato html --reemplazar",
    "ticket exportar --formato xlsx --reemplazar",
    "ticket comprobante MS-1 --reemplazar",
    "ticket responder MS-1 --texto Hola",
    "ticket conforme MS-1",
    "ticket inconforme MS-1 --descripcion Sigue --consulta Sigue --si --sin-preguntas --repetir",
    "ticket vigilar MS-1 --json",
    "ticket vigilar",
    "ticket esperar MS-1",
    "sesion iniciar --ruc 0999999999001 --usuario U",
    "sesion estado",
    "novedades",
    "ticket listar --sin-red --json",
    "consulta crear --si --sin-preguntas --repetir --desde " +
      join(process.cwd(), "test/fixtures/solicitudes/consulta-organismo-internacional.json"),
  ];
  const raw = new RegExp(`[${invisibleClass}]`, "u");
  const status = fc.oneof(
    { weight: 4, arbitrary: fc.constant(200) },
    { weight: 1, arbitrary: fc.constantFrom(201, 400, 409, 422, 500) },
  );
  const outside = filesUnder(root).filter((one) => !/^(?:datos|a\/b\/c)(?:\/|$)/.test(one));
  await fc.assert(
    fc.asyncProperty(status, fc.nat(), fc.nat(), async (code, first, step) => {
      let at = first;
      let polled = (): void => {};
      const pick = (): number => (at += 1 + (step % 7));
      desk.say((method, path) => {
        if (/[?&]espera=[1-9]/.test(path)) polled();
        const problem = {
          title: lie,
          detail: lie,
          codigo: "x",
          errores: [{ puntero: "/a", detalle: lie }],
        };
        const body = replaced(code < 300 ? reply(method, path) : problem, pick);
        const headers = { "content-type": "application/json" };
        const status = code < 300 && path === "/v1/sesiones" ? 201 : code;
        return { status, headers, body: JSON.stringify(body) };
      });
      for (const words of commands) {
        const started = performance.now();
        const signsIn = words.startsWith("sesion");
        const { MESA_TOKEN: _token, ...unsigned } = env;
        const own = signsIn ? { ...unsigned, MESA_CONTRASENA: "Una-2026" } : env;
        const result = await run(words.split(" "), { folder, cwd, env: own }, (then) => {
          polled = then;
        });
        const said = (result.stdout + result.stderr)
          .replace(/^\ufeff/, "")
          .replaceAll("\r\n", "\n");
        // In this process nothing is measured, and 0 is read.
        const { kilobytes, cpuSeconds } = meter.read();
        const seen = {
          words,
          exit: result.code === 70 || result.code === null ? result.stderr : "own",
          raw: raw.exec(said)?.index ?? "none",
          // A cell of a CSV may have lines; whoever reads it knows by its quotes.
          forged: !words.includes("csv") && said.split("\n").some((line) => line.startsWith(lie)),
          slow: cpuSeconds > 20 || performance.now() - started > maxWallMs,
          large: kilobytes > maxKilobytes,
          outside: filesUnder(root).filter((one) => !/^(?:datos|a\/b\/c)(?:\/|$)/.test(one)),
        };
        expect(seen).toEqual({
          words,
          exit: "own",
          raw: "none",
          forged: false,
          slow: false,
          large: false,
          outside,
        });
      }
    }),
    { ...cases(atFullVolume ? 0.06 : 0.02), endOnFailure: true },
  );
});
