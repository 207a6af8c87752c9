import { expect, test } from "vitest";
import { proposeFields } from "../../src/channels/request-tracker/propose-fields.ts";
import { scriptedTracker, trackerToken, type TrackerAnswer } from "../support/scripted-tracker.ts";
import { runMesa, testFolder, type RunOptions } from "../support/test-context.ts";
import { toRan } from "./contract/bench.ts";

const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const paper = "test/fixtures/solicitudes/adjuntos/factura-comercial.pdf";

/** An operator with a profile for a tracker, made with these words besides. */
async function officeOf(lossy: readonly string[] = [], ...words: readonly string[]) {
  const tracker = await scriptedTracker(lossy);
  const folder = testFolder();
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, {
      folder,
      wait: () => Promise.resolve(),
      ...options,
      env: { MESA_TOKEN: trackerToken, ...options.env },
    });
  const mesa = async (...argv: readonly string[]) => toRan(await run([...argv, "--json"]));
  const queue = ["--cola", "Mesa de Servicios", ...words];
  const made = await mesa("perfil", "crear", "rt", "--canal", "rt", "--url", tracker.url, ...queue);
  expect(made.code).toBe(0);
  const consult = (...more: readonly string[]) =>
    mesa("consulta", "crear", "--desde", consultation, "--repetir", ...more);
  const first = async (): Promise<string> => String((await consult()).json.ticket.numero);
  return { tracker, run, mesa, consult, first };
}

const codesOf = (advice: readonly { campo: string; codigo: string }[]) =>
  advice.map(({ campo, codigo }) => [campo, codigo]);
const error = (status: number, message: string): TrackerAnswer => ({ status, body: { message } });

test.each([
  ["a field", "Categoría", ["tipo", "mesa-sin-campo"]],
  ["the key, which guards against doubles", "ID de solicitud", ["clave", "mesa-sin-clave"]],
  ["a file", "factura-comercial.pdf", ["adjuntos", "mesa-sin-archivo"]],
])("what the tracker drops without a word is reported: %s", async (_what, lost, advice) => {
  const { consult } = await officeOf([lost]);
  const made = await consult("--adjunto", paper);
  expect([made.code, codesOf(made.json.advertencias)]).toEqual([0, [advice]]);
});

test("a reply whose file the tracker drops is not reported as kept", async () => {
  const { first, mesa } = await officeOf(["factura-comercial.pdf"]);
  const numero = await first();
  const sent = await mesa("ticket", "responder", numero, "--texto", "Va.", "--adjunto", paper);
  expect([sent.code, sent.json.error.codigo]).toEqual([1, "mesa-altera"]);
  expect(sent.json.error.mensaje).toContain("factura-comercial.pdf");
});

test("a ticket for somebody else is reported as made, and as unseen", async () => {
  const { consult, mesa } = await officeOf([], "--solicitante", "otro@oce.test");
  const made = await consult();
  expect([made.code, codesOf(made.json.advertencias)]).toEqual([
    0,
    [["ticket", "mesa-no-muestra"]],
  ]);
  const { numero, estado, unidad, tipo, sigue_a } = made.json.ticket;
  expect([estado, unidad, tipo, sigue_a]).toEqual([
    "registrado",
    "Mesa de Servicios",
    "consulta",
    null,
  ]);
  expect((await mesa("ticket", "ver", numero)).json.error.codigo).toBe("ticket-no-existe");
});

test("a success whose list says that nothing was done is a refusal, in the tracker's words", async () => {
  const { first, mesa, tracker } = await officeOf([], "--estado-rt", "inventado=conforme");
  const numero = await first();
  const agreed = await mesa("ticket", "conforme", numero);
  expect([agreed.code, agreed.json.error.codigo]).toEqual([1, "mesa-rechaza"]);
  expect(agreed.json.error.mensaje).toContain("isn't a valid status");
  expect(tracker.tickets[0]?.status).toBe("new");
});

test("a case that is resolved already is agreed to in words, once", async () => {
  const { first, mesa, tracker } = await officeOf();
  const numero = await first();
  await tracker.answer(numero, "Listo.");
  tracker.change(numero, { status: "resolved" });
  for (const _time of [1, 2]) {
    const agreed = await mesa("ticket", "conforme", numero);
    expect([agreed.code, agreed.json.ticket.estado]).toEqual([0, "conforme"]);
  }
  const { mensajes } = (await mesa("ticket", "ver", numero)).json.ticket;
  expect(mensajes.map((one: { autor: string; texto: string }) => [one.autor, one.texto])).toEqual([
    ["mesa", "Listo."],
    ["operador", expect.stringMatching(/^Conforme/)],
  ]);
});

test.each([
  ["once", 1, 0, "conforme"],
  ["twice", 2, 1, undefined],
])("somebody else's change in between, %s", async (_times, meddling, code, estado) => {
  const { first, mesa, tracker } = await officeOf();
  const numero = await first();
  await tracker.answer(numero, "Listo.");
  let left = meddling;
  tracker.answerInstead(({ method }) => {
    if (method === "PUT" && (left -= 1) >= 0) tracker.change(numero, { owner: "agente" });
    return undefined;
  });
  const agreed = await mesa("ticket", "conforme", numero);
  expect([agreed.code, agreed.json.ticket?.estado]).toEqual([code, estado]);
  expect(tracker.seen.filter((one) => one.startsWith("PUT"))).toHaveLength(2);
});

test("what may not be read at the last step is not changed", async () => {
  const { first, mesa, tracker } = await officeOf();
  const numero = await first();
  tracker.answerInstead(({ path }) =>
    path.endsWith(`/ticket/${numero}`) ? error(403, "Forbidden") : undefined,
  );
  const agreed = await mesa("ticket", "conforme", numero);
  expect([agreed.code, agreed.json.error.codigo]).toEqual([3, "ticket-no-existe"]);
  expect(tracker.seen.filter((one) => one.startsWith("PUT"))).toEqual([]);
  // A chain that can't be followed any further ends there.
  expect((await mesa("ticket", "ver", numero)).json.ticket.cadena).toEqual([numero]);
});

test.each([
  [400, '{"message":"Bad query"}', 1, "mesa-rechaza", "Bad query"],
  [422, '["No permission","Sorry"]', 1, "mesa-rechaza", "No permission Sorry"],
  [403, "", 3, "ticket-no-existe", ""],
  [404, "", 3, "ticket-no-existe", ""],
  [408, "", 6, "mesa-inalcanzable", ""],
  [429, "", 6, "mesa-inalcanzable", ""],
  [503, "", 6, "mesa-inalcanzable", ""],
  [500, '{"message":"Out of space"}', 1, "mesa-falla", "Out of space"],
  [302, "<h1>Login</h1>", 4, "sesion-caducada", ""],
  [401, "", 4, "sesion-caducada", ""],
  [200, "<h1>Login</h1>", 1, "respuesta-invalida", ""],
])("an answer %i %s to what is read or written", async (status, body, code, codigo, words) => {
  const { first, mesa, tracker } = await officeOf();
  const numero = await first();
  for (const [asked, argv] of [
    ["/tickets", ["ticket", "listar"]],
    ["/correspond", ["ticket", "responder", numero, "--texto", "Algo."]],
    ["/attachment/", ["ticket", "descargar", numero]],
  ] as const) {
    // What was written may be stored or not: the table of requests says what of those.
    if (asked !== "/tickets" && status === 200) continue;
    tracker.answerInstead(({ path }) => (path.includes(asked) ? { status, body } : undefined));
    const ran = await mesa(...argv);
    const { codigo: given, mensaje } = ran.json.error;
    // Of a file that is not sent the body is not read.
    const said = asked === "/attachment/" ? "" : words;
    const isUnsent = asked === "/correspond" && codigo === "mesa-inalcanzable";
    expect([asked, ran.code, given, mensaje]).toEqual([
      asked,
      code,
      isUnsent ? "mensaje-no-enviado" : codigo,
      expect.stringContaining(said),
    ]);
  }
});

test("a state is read from RT's own, from who holds the case and from who wrote last", async () => {
  const { first, mesa, tracker } = await officeOf();
  const numero = await first();
  const estados: unknown[] = [];
  const look = async () => {
    const { estado, funcionario } = (await mesa("ticket", "ver", numero)).json.ticket;
    const listed = (await mesa("ticket", "listar", "--estado", estado)).json.tickets;
    estados.push([estado, funcionario, listed.length]);
  };
  await look();
  tracker.change(numero, { owner: "agente" });
  await look();
  tracker.change(numero, { status: "stalled" });
  await look();
  await tracker.answer(numero, "¿Cuál DAI?");
  await look();
  await mesa("ticket", "responder", numero, "--texto", "La 7.");
  await look();
  for (const status of ["resolved", "rejected", "deleted", "otro"]) {
    tracker.change(numero, { status });
    await look();
  }
  expect(estados).toEqual([
    ["registrado", null, 1],
    ["asignado", "agente", 1],
    ["en_analisis", "agente", 1],
    ["respondido", "agente", 1],
    ["en_analisis", "agente", 1],
    ["respondido", "agente", 1],
    ["rechazado", "agente", 1],
    ["anulado", "agente", 1],
    ["otro", "agente", 1],
  ]);
});

test("words with quotes are looked for as they stand, in the subject or the key", async () => {
  const { consult, mesa } = await officeOf();
  await consult("--asunto", "Dice 'no' \\ sí", "--clave", "llave-1");
  await consult("--asunto", "Otra cosa", "--clave", "llave-2");
  const found: unknown[] = [];
  for (const words of ["'no' \\", "otra cosa", "otra dice", "llave-1", "ausente"]) {
    const { tickets } = (await mesa("ticket", "listar", "--buscar", words)).json;
    found.push(tickets.map(({ asunto }: { asunto: string }) => asunto.includes("Dice")));
  }
  expect(found).toEqual([[true], [false], [], [true], []]);
});

test("a session by password is used from command to command, and a profile shows its fields", async () => {
  const { run, first } = await officeOf();
  const env = { MESA_TOKEN: "" };
  const wrong = await run(["sesion", "iniciar", "--usuario", "operador"], {
    env: { ...env, MESA_CONTRASENA: "otra" },
  });
  expect(wrong.code).toBe(4);
  const signedIn = await run(["sesion", "iniciar", "--usuario", "operador", "--json"], {
    env: { ...env, MESA_CONTRASENA: "clave" },
  });
  expect(toRan(signedIn).json.sesion).toMatchObject({ nombre: "Operadora Núñez" });
  const numero = await first();
  expect((await run(["ticket", "ver", numero], { env })).code).toBe(0);
  const shown = await run(["perfil", "ver"]);
  expect(shown.stdout).toContain("clave → ID de solicitud, tipo → Categoría");
});

test.each([
  [
    "Spanish",
    "Número de solicitud,Tipo de caso,Opción,Motivo,Distrito,Tipo de operador,Cédula,Razón social,Celular,Declaración,Mensaje de error,Fecha del error,Hora",
  ],
  [
    "English",
    "Request ID,Category,Screen,Reason,District,Operator type,Tax ID,Empresa,Phone,MRN,Error,Fecha,Hora",
  ],
])("what a queue's fields are for is read from their names: %s", (_language, names) => {
  const list = names.split(",");
  const { campo_clave, campos } = proposeFields(list);
  expect([campo_clave, Object.values(campos)]).toEqual([list[0], list.slice(1)]);
  expect(Object.keys(campos)).toEqual([
    "tipo",
    "pantalla",
    "motivo",
    "distrito",
    "tipo_operador",
    "identificacion",
    "nombre",
    "telefono",
    "tramite",
    "mensaje_error",
    "fecha",
    "hora",
  ]);
});

test("a field of the forms' own name is found; nothing is made of others", () => {
  expect(proposeFields(["Prioridad", "Pasos"])).toEqual({
    campo_clave: undefined,
    campos: { pasos: "Pasos" },
  });
});
