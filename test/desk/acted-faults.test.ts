import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startDesk } from "../../src/desk/start-desk.ts";
import { faultKinds, type FaultKind } from "../../src/domain/fault-plan.ts";
import { cheapHash, testFolder } from "../support/test-context.ts";

const whole = '{"estado":"bien"}';

/** A desk that fails as planned, and hands to ask it whether it is well. */
async function failingDesk() {
  const planned: FaultKind[] = [];
  const events = new EventEmitter();
  const desk = await startDesk({
    passwordCostLog2: cheapHash,
    folder: testFolder(),
    port: 0,
    clock: () => new Date("2026-11-24T15:00:00Z"),
    report: () => {},
    nextFault() {
      events.emit("asked");
      return planned.shift();
    },
  });
  onTestFinished(desk.close);
  const { hostname, port } = new URL(desk.url);
  /** What comes over the wire before the connection ends. */
  async function ask(fault: FaultKind) {
    planned.push(fault);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    let text = "";
    let broken = "";
    socket.setEncoding("utf8");
    socket.on("data", (piece) => {
      text += String(piece);
      if (text.endsWith('{"estado')) events.emit("half");
    });
    socket.on("error", (error) => (broken = error.message));
    const ended = new Promise<void>((done) => socket.once("close", () => done()));
    socket.write("GET /v1/salud HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
    await ended;
    return { broken, ...answerIn(text) };
  }
  return { ask, events, close: desk.close };
}

/** Status, headers and body of an answer as it came; nothing where none came. */
function answerIn(text: string) {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => line.split(": "));
  return {
    status: Number(status.split(" ")[1] ?? 0),
    headers: Object.fromEntries(
      headers.map(([name = "", ...value]) => [name.toLowerCase(), value.join(": ")]),
    ),
    body: rest.join("\r\n\r\n"),
  };
}

const nothing = { broken: "", status: 0, headers: {}, body: "" };
const always = { connection: "close", date: "Tue, 24 Nov 2026 15:00:00 GMT" };

/** An answer of the desk, or of what stands before it. */
function answer(status: number, type: string, body: string, more: object = {}) {
  const bytes = String(Buffer.byteLength(body));
  const headers = { ...always, "content-type": type, "content-length": bytes, ...more };
  return { broken: "", status, headers, body };
}

const kept = { "cache-control": "no-store" };
const well = (body = whole, more: object = {}) =>
  answer(200, "application/json", body, { ...kept, "content-length": "17", ...more });

function problem(status: number, title: string, more: object = {}, facts: object = {}) {
  const told = { detail: "Falla simulada.", codigo: "falla-ensayada", ...facts };
  const body = JSON.stringify({ type: "about:blank", title, status, ...told });
  return answer(status, "application/problem+json", body, { ...kept, ...more });
}

const soon = { "retry-after": "1" };
const later = { "retry-after": "Tue, 24 Nov 2026 15:00:01 GMT" };
const login = "<!doctype html><title>Wi-Fi</title><h1>Bienvenido</h1>";
const proxy = "<!doctype html><title>502 Bad Gateway</title><h1>502</h1>";
const busy = "Ya se está registrando una solicitud con esa clave de envío.";

type Hanging = "cuelga-antes" | "cuelga-despues" | "cuelga-cuerpo";

const answers: Readonly<Record<Exclude<FaultKind, Hanging>, object>> = {
  "rechaza-conexion": { ...nothing, broken: "read ECONNRESET" },
  "corta-antes": nothing,
  "corta-despues": nothing,
  goteo: well(),
  "cuerpo-cortado": well('{"estado'),
  "largo-falso": well(whole, { "content-length": "34" }),
  "json-invalido": answer(200, "application/json", '{"numero":"MS-'),
  html: answer(502, "text/html", proxy),
  "html-200": answer(200, "text/html", login),
  redirige: answer(302, "text/html", "", { location: "http://portal-cautivo.example/" }),
  // The copies' own answers are kept by nobody.
  "entrega-doble": answer(200, "application/json", whole),
  "sesion-caducada": problem(
    401,
    "No autenticado",
    { "www-authenticate": 'Bearer realm="mesa"' },
    { detail: "La sesión caducó.", codigo: "sin-sesion" },
  ),
  reloj: well(whole, { date: "Tue, 24 Nov 2026 16:00:00 GMT" }),
  "408": problem(408, "Tiempo agotado"),
  "408-espera": problem(408, "Tiempo agotado", soon),
  "409": problem(409, "El estado no lo permite", {}, { detail: busy, codigo: "en-proceso" }),
  "413": problem(413, "Demasiado grande"),
  "422": problem(422, "Datos no válidos"),
  "429": problem(429, "Demasiados intentos"),
  "429-espera": problem(429, "Demasiados intentos", soon),
  "429-fecha": problem(429, "Demasiados intentos", later),
  "500-antes": problem(500, "Falla interna"),
  "500-despues": problem(500, "Falla interna", {}, { codigo: "falla-interna" }),
  "502": problem(502, "El intermediario no pudo llegar a la mesa"),
  "503": problem(503, "Fuera de servicio"),
  "503-espera": problem(503, "Fuera de servicio", soon),
  "503-fecha": problem(503, "Fuera de servicio", later),
  "503-larga": problem(503, "Fuera de servicio", { "retry-after": "3600" }),
  "504": problem(504, "El intermediario esperó demasiado"),
};

test("each fault is acted out as it is named, byte for byte", async () => {
  const { ask } = await failingDesk();
  const seen: Record<string, object> = {};
  for (const kind of faultKinds.filter((one) => !one.startsWith("cuelga"))) {
    seen[kind] = await ask(kind);
  }
  expect(seen).toEqual(answers);
});

test.each<[Hanging, object]>([
  ["cuelga-antes", nothing],
  ["cuelga-despues", nothing],
  ["cuelga-cuerpo", well('{"estado')],
])("a desk that hangs (%s) says no more until it closes", async (kind, answered) => {
  const { ask, events, close } = await failingDesk();
  const reached = once(events, kind === "cuelga-cuerpo" ? "half" : "asked");
  const asking = ask(kind);
  await reached;
  await close();
  expect(await asking).toEqual(answered);
});
