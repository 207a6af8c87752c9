import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { invisibleClass } from "../../src/domain/invisible.ts";
import { startHostileDesk } from "../support/hostile-desk.ts";
import { cases } from "../support/hostile.ts";
import { mesa, startMesa } from "../support/mesa-process.ts";
import { testFolder } from "../support/test-context.ts";

/** On a busy machine the clock goes on for others too. */
const maxWallMs = 60_000;

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
/** Members whose values decide which reply it is at all. */
const kept = new Set(["tipo", "autor", "siguiente"]);

/** The same value with every string and number replaced by the next hostile one. */
function replaced(value: unknown, pick: () => number, name = ""): unknown {
  if (kept.has(name)) return value;
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

/** Runs the executable, and kills it when it hangs. */
async function limited(argv: readonly string[], options: Parameters<typeof startMesa>[1]) {
  const child = startMesa(argv, options);
  const timer = setTimeout(() => child.kill("SIGKILL"), maxWallMs);
  let [stdout, stderr] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin?.end();
  await once(child, "close");
  clearTimeout(timer);
  return { code: child.exitCode, stdout, stderr };
}

test("a desk whose every word is hostile harms no command", { timeout: 3_600_000 }, async () => {
  const root = testFolder();
  const [folder, cwd] = [join(root, "datos"), join(root, "a", "b", "c")];
  for (const one of [folder, cwd]) mkdirSync(one, { recursive: true });
  const [peak, hook] = [join(root, "pico"), join(root, "pico.cjs")];
  const measured = "[process.resourceUsage().maxRSS, process.cpuUsage().user / 1e6]";
  const writes = `require("node:fs").writeFileSync(${JSON.stringify(peak)}, JSON.stringify(${measured}))`;
  writeFileSync(hook, `process.on("exit", () => ${writes});`);
  writeFileSync(peak, "[0, 0]");
  const desk = await startHostileDesk({ status: 200, headers: {}, body: "" });
  const env = { MESA_TOKEN: "una-ficha", NODE_OPTIONS: `--require=${hook}`, MESA_ESPERA: "5" };
  await mesa(["perfil", "crear", "p", "--url", desk.url], { folder, cwd });
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
      const pick = (): number => (at += 1 + (step % 7));
      desk.say((method, path) => {
        const problem = {
          title: lie,
          detail: lie,
          codigo: "x",
          errores: [{ puntero: "/a", detalle: lie }],
        };
        const body = replaced(code < 300 ? reply(method, path) : problem, pick);
        const headers = { "content-type": "application/json" };
        return { status: code, headers, body: JSON.stringify(body) };
      });
      for (const words of commands) {
        const started = performance.now();
        const result = await limited(words.split(" "), { folder, cwd, env });
        const said = (result.stdout + result.stderr)
          .replace(/^\ufeff/, "")
          .replaceAll("\r\n", "\n");
        const [kilobytes, cpuSeconds]: [number, number] = JSON.parse(readFileSync(peak, "utf8"));
        const seen = {
          words,
          exit: result.code === 70 || result.code === null ? result.stderr : "own",
          raw: raw.exec(said)?.index ?? "none",
          // A cell of a CSV may have lines; whoever reads it knows by its quotes.
          forged: !words.includes("csv") && said.split("\n").some((line) => line.startsWith(lie)),
          slow: cpuSeconds > 20 || performance.now() - started > maxWallMs,
          large: kilobytes > 300 * 1024,
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
    { ...cases(0.06), endOnFailure: true },
  );
});
