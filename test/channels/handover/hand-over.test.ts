import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { runMesa, shortWait, testFolder, type RunOptions } from "../../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";
const own = "operaciones@agencia.example";
const desk = "mesadeservicios@aduana.gob.ec";

/** A machine with a profile of this channel; its clock stands still. */
async function openPlace() {
  const folder = testFolder();
  const out = join(folder, "salida");
  const into = join(folder, "entrada");
  mkdirSync(into);
  const now = new Date("2026-11-24T15:00:00.000Z");
  const mesa = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, { folder, now, ...options });
  const folders = ["--carpeta", out, "--carpeta-entrada", into];
  const made = await mesa([
    "perfil",
    "crear",
    "mano",
    "--canal",
    "entrega",
    ...folders,
    "--buzon",
    own,
  ]);
  expect(made).toMatchObject({ code: 0 });
  return { folder, out, into, mesa };
}

type Place = Awaited<ReturnType<typeof openPlace>>;

async function create({ mesa }: Place, ...more: readonly string[]) {
  const result = await mesa(["incidente", "crear", "--desde", incident, ...more, "--json"]);
  return { ...result, json: JSON.parse(result.stdout || result.stderr) };
}

const create1 = ["--clave", "una"];

/** The written message as a mail program sends it: with a sender, its own id and none of our headers. */
function asSent(path: string, { from = own, id = "<abc@mail.example>" } = {}): Buffer {
  const text = readFileSync(path, "latin1");
  const end = text.indexOf("\r\n\r\n");
  const kept = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^(?:x-|references)/i.test(line));
  const sent = [
    `From: Agencia <${from}>`,
    "Date: Tue, 24 Nov 2026 10:05:00 -0500",
    `Message-ID: ${id}`,
    ...kept,
  ];
  return Buffer.from(sent.join("\r\n") + text.slice(end), "latin1");
}

const answer = (lines: readonly string[], text: string): string =>
  [
    `From: Mesa de Servicios <${desk}>`,
    `To: ${own}`,
    "Date: Tue, 24 Nov 2026 11:00:00 -0500",
    "Message-ID: <r1@aduana.gob.ec>",
    "Content-Type: text/plain; charset=utf-8",
    ...lines,
    "",
    text,
  ].join("\r\n");

test("a request becomes a message without a sender, a text to paste and its documents", async () => {
  const place = await openPlace();
  const { code, json } = await create(place, ...create1);
  expect([code, json.resultado, json.repetido]).toEqual([0, "entregado_a_mano", false]);
  const { archivo } = json.entrega;
  expect(existsSync(archivo)).toBe(true);
  const source = readFileSync(archivo);
  const head = source.toString("latin1", 0, source.indexOf("\r\n\r\n"));
  expect(head).toMatch(/^X-Unsent: 1$/m);
  expect(head).not.toMatch(/^(?:from|date|message-id|reply-to):/im);
  const mail = await PostalMime.parse(source);
  expect(mail.to?.[0]?.address).toBe(desk);
  expect(mail.subject).toMatch(/^\[Incidente\] .*\(mesa [0-9A-Z]{4}-[0-9A-Z]{4}\)$/);
  expect(mail.html).toContain("<table");
  expect(mail.attachments.map(({ filename }) => filename)).toContain("evidencia.pdf");
  const text = readFileSync(archivo.replace(/\.eml$/, ".txt"), "utf8");
  const labels = [...text.matchAll(/-{40}\r\n(.+)\r\n-{40}/g)].map(([, label]) => label);
  expect(labels.length).toBeGreaterThan(8);
  expect(labels.at(-1)).toBe("Documentos por adjuntar");
  expect(readdirSync(archivo.replace(/\.eml$/, ""))).toContain("evidencia.pdf");
});

test("the same request is not written again without a question, and the outbox never sends it", async () => {
  const place = await openPlace();
  const first = await create(place, ...create1);
  const again = await create(place, ...create1);
  expect([again.code, again.json.repetido]).toEqual([0, true]);
  expect(again.json.entrega).toEqual(first.json.entrega);
  const other = await create(place);
  expect([other.code, other.json.error?.codigo]).toEqual([2, "solicitud-repetida"]);
  const drained = await place.mesa(["bandeja", "enviar", "--json"]);
  expect(JSON.parse(drained.stdout).entradas).toEqual([]);
  const listed = await place.mesa(["bandeja", "listar", "--json"]);
  expect(JSON.parse(listed.stdout).entradas).toMatchObject([
    { resultado: "entregado_a_mano", entrega: first.json.entrega },
  ]);
  expect(readdirSync(place.out).filter((name) => name.endsWith(".eml"))).toHaveLength(1);
});

test("on a terminal a person decides whether the same is handed over again", async () => {
  const place = await openPlace();
  const send = (...answers: readonly boolean[]) =>
    place.mesa(["incidente", "crear", "--desde", incident, "--si"], { interactive: true, answers });
  const messages = () => readdirSync(place.out).filter((name) => name.endsWith(".eml")).length;
  expect((await send()).code).toBe(0);
  expect([(await send(false)).code, messages()]).toEqual([2, 1]);
  expect([(await send(true)).code, messages()]).toEqual([0, 2]);
});

test("the operator's word settles it, and is marked as such", async () => {
  const place = await openPlace();
  const { json } = await create(place, ...create1);
  const { solicitud } = json;
  const early = await place.mesa(["ticket", "listar", "--json"]);
  expect(JSON.parse(early.stdout).tickets).toEqual([]);
  const future = ["entrega", "confirmar", solicitud, "--fecha", "2026-11-30", "--json"];
  expect((await place.mesa(future)).code).toBe(2);
  const confirmed = await place.mesa(["entrega", "confirmar", solicitud, "--json"]);
  expect(JSON.parse(confirmed.stdout).entrada).toMatchObject({
    resultado: "en_cola",
    entrega: { confirmada: { por: "operador" } },
  });
  const facts = ["--numero", "MS-2026-000777", "--fecha", "2026-11-23"];
  const numbered = await place.mesa(["entrega", "confirmar", solicitud, ...facts, "--json"]);
  expect(JSON.parse(numbered.stdout).entrada).toMatchObject({
    resultado: "aceptado",
    ticket: "MS-2026-000777",
  });
  const list = await place.mesa(["ticket", "listar"]);
  expect(list.stdout).toContain("MS-2026-000777");
  expect(list.stdout).toContain("según usted");
  const shown = await place.mesa(["ticket", "ver", "MS-2026-000777", "--json"]);
  expect(JSON.parse(shown.stdout).ticket).toMatchObject({
    numero: "MS-2026-000777",
    confirmado: "operador",
  });
  const proof = join(place.folder, "c.json");
  const target = ["--formato", "json", "--salida", proof];
  await place.mesa(["ticket", "comprobante", "MS-2026-000777", ...target]);
  expect(JSON.parse(readFileSync(proof, "utf8")).comprobante).toMatchObject({
    confirmado: "operador",
    registrado: "2026-11-23T17:00:00.000Z",
  });
});

test("the imported sent message settles it although its id and headers changed", async () => {
  const place = await openPlace();
  const { json } = await create(place, ...create1);
  // The draft itself proves nothing.
  const draft = await place.mesa(["entrega", "importar", json.entrega.archivo, "--json"]);
  expect(JSON.parse(draft.stdout)).toMatchObject({ resumen: { nuevos: 0, ajenos: 1 } });
  const sent = join(place.folder, "enviado.eml");
  writeFileSync(sent, asSent(json.entrega.archivo));
  const imported = await place.mesa(["entrega", "importar", sent, "--json"]);
  expect(JSON.parse(imported.stdout)).toMatchObject({
    resumen: { nuevos: 1 },
    entradas: [{ solicitud: json.solicitud, resultado: "en_cola" }],
  });
  const again = await place.mesa(["entrega", "importar", sent, "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({
    resumen: { nuevos: 0, repetidos: 1 },
    entradas: [],
  });
  const listed = await place.mesa(["ticket", "listar", "--json"]);
  expect(JSON.parse(listed.stdout).tickets).toMatchObject([
    { numero: json.solicitud, estado: "enviado", confirmado: "mensaje" },
  ]);
});

test("answers in the folder give number, state and conversation, and are marked as unverified", async () => {
  const place = await openPlace();
  const { json } = await create(place, ...create1);
  writeFileSync(
    join(place.into, "1.eml"),
    asSent(json.entrega.archivo, { from: "otro@agencia.example" }),
  );
  writeFileSync(
    join(place.into, "2.eml"),
    answer(
      ["Subject: RE: su caso [MS #20260042]", "In-Reply-To: <abc@mail.example>"],
      "Su requerimiento fue atendido y solucionado.",
    ),
  );
  const news = await place.mesa(["novedades", "--json"]);
  expect(news.code).toBe(0);
  const listed = await place.mesa(["ticket", "listar", "--json"]);
  expect(JSON.parse(listed.stdout).tickets).toMatchObject([{ estado: "respondido" }]);
  const { numero } = JSON.parse(listed.stdout).tickets[0];
  expect(numero).toContain("20260042");
  const shown = await place.mesa(["ticket", "ver", numero, "--json"]);
  expect(JSON.parse(shown.stdout).ticket).toMatchObject({
    mensajes: [{ autor: "mesa", sin_verificar: true }],
    adjuntos: [{ nombre: "evidencia.pdf" }, ...JSON.parse(shown.stdout).ticket.adjuntos.slice(1)],
  });
});

/** A request that was handed over by hand in place of a desk that was down. */
async function handedOverInstead() {
  const place = await openPlace();
  const down = ["--canal", "portal", "--url", "http://127.0.0.1:1", "--canal-alterno", "mano"];
  await place.mesa(["perfil", "crear", "lejos", ...down]);
  const made = await place.mesa(
    ["incidente", "crear", "--perfil", "lejos", "--desde", incident, "--alterno", "--json"],
    { env: { MESA_TOKEN: "una-ficha", MESA_ESPERA: "1" }, wait: shortWait },
  );
  const { via, entrega, solicitud } = JSON.parse(made.stdout);
  expect([made.code, via]).toEqual([0, "mano"]);
  const entries = async () => {
    const outbox = await place.mesa(["bandeja", "listar", "--todas", "--json"]);
    return JSON.parse(outbox.stdout).entradas;
  };
  return { place, entrega, solicitud, entries };
}

test("an answer settles as well what was handed over in place of a desk that was down", async () => {
  const { place, entrega, entries } = await handedOverInstead();
  writeFileSync(join(place.into, "1.eml"), asSent(entrega.archivo));
  const subject = ["Subject: RE: su caso [MS #20260042]", "In-Reply-To: <abc@mail.example>"];
  writeFileSync(join(place.into, "2.eml"), answer(subject, "Su requerimiento fue atendido."));
  await place.mesa(["ticket", "listar", "--perfil", "mano"]);
  expect(await entries()).toMatchObject([{ resultado: "aceptado", perfil: "lejos", via: "mano" }]);
});

test("a person's word settles it too, by the profile that it went over", async () => {
  const { place, solicitud, entries } = await handedOverInstead();
  const words = ["entrega", "confirmar", solicitud, "--numero", " MS-42 ", "--json"];
  expect((await place.mesa(words)).code).toBe(0);
  expect(await entries()).toMatchObject([
    { resultado: "aceptado", perfil: "lejos", via: "mano", ticket: "MS-42" },
  ]);
});

test("replies and agreements are written to files, and once sent and imported they count", async () => {
  const place = await openPlace();
  const { json } = await create(place, ...create1);
  writeFileSync(join(place.into, "1.eml"), asSent(json.entrega.archivo));
  writeFileSync(
    join(place.into, "2.eml"),
    answer(["Subject: RE: su caso", "In-Reply-To: <abc@mail.example>"], "Fue atendido."),
  );
  const reply = ["ticket", "responder", json.solicitud, "--texto", "El MRN es 028.", "--json"];
  const replied = JSON.parse((await place.mesa(reply)).stdout);
  const { archivo } = replied.mensaje;
  expect((await PostalMime.parse(readFileSync(archivo))).text).toContain("El MRN es 028.");
  rmSync(archivo);
  const again = JSON.parse((await place.mesa(reply)).stdout);
  expect(again.mensaje.archivo).toBe(archivo);
  expect(existsSync(archivo)).toBe(false);
  const accept = ["ticket", "conforme", json.solicitud, "--json"];
  const accepted = JSON.parse((await place.mesa(accept)).stdout).ticket;
  expect(accepted.estado).not.toBe("conforme");
  writeFileSync(join(place.into, "3.eml"), asSent(accepted.archivo, { id: "<def@mail.example>" }));
  const shown = await place.mesa(["ticket", "ver", json.solicitud, "--json"]);
  expect(JSON.parse(shown.stdout).ticket.estado).toBe("conforme");
});

test("a field is shown, and said not to be copied where there is no clipboard", async () => {
  const place = await openPlace();
  const { json } = await create(place, ...create1);
  const fields = await place.mesa(["entrega", "copiar", json.solicitud, "--json"]);
  expect(JSON.parse(fields.stdout).campos.map(({ campo }: { campo: string }) => campo)).toContain(
    "descripcion",
  );
  const copied = await place.mesa(["entrega", "copiar", json.solicitud, "descripcion", "--json"]);
  expect([copied.code, JSON.parse(copied.stderr).error.codigo]).toEqual([2, "sin-portapapeles"]);
});

test("whoever repeats a request that waits for its hand-over is told that nothing was written again", async () => {
  const { mesa } = await openPlace();
  const argv = ["incidente", "crear", "--desde", incident, ...create1];
  const said = [await mesa(argv), await mesa(argv)].map(({ code, stdout }) => [
    code,
    stdout.includes("está lista para que usted la envíe"),
    stdout.includes("no se escribió otra vez"),
  ]);
  expect(said).toEqual([
    [0, true, false],
    [0, false, true],
  ]);
});

test("what went out by itself is not said to have been handed over by a person", async () => {
  const { mesa } = await openPlace();
  const sent = await mesa([
    "incidente",
    "crear",
    "--perfil",
    "practica",
    "--desde",
    incident,
    "--json",
  ]);
  const { solicitud } = JSON.parse(sent.stdout);
  const { stderr } = await mesa(["entrega", "confirmar", solicitud, "--json"]);
  expect(JSON.parse(stderr).error.codigo).toBe("canal-no-puede");
});
