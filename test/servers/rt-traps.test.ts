import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../channels/contract/journeys.ts";
import {
  openRt,
  rtCall,
  rtProfile,
  rtStatus,
  rtSubject,
  rtTickets,
  type RtBench,
} from "./support/rt-bench.ts";
import { serverFacts } from "./support/server-facts.ts";

const facts = serverFacts();
const consultation = "test/fixtures/solicitudes/consulta-regimen-21-plazo.json";
const paper = "test/fixtures/solicitudes/adjuntos/factura-comercial.pdf";

/** Registers a consultation; its subject is the test's own. */
async function consult({ mesa }: RtBench, asunto: string, ...more: readonly string[]) {
  const words = [
    "consulta",
    "crear",
    "--desde",
    consultation,
    "--asunto",
    rtSubject(asunto),
    "--repetir",
  ];
  return await mesa([...words, ...more]);
}

/** The same profile with something changed. */
async function reprofile({ mesa, url }: RtBench, ...change: readonly string[]): Promise<void> {
  const words = ["perfil", "crear", "rt", "--url", url, ...rtProfile, "--reemplazar"];
  expect((await mesa([...words, ...change])).code).toBe(0);
}

const codesOf = (advice: readonly { codigo: string; campo: string }[]) =>
  advice.map(({ campo, codigo }) => [campo, codigo]);

test("trap 1: a success whose list says that nothing was done is a refusal", async () => {
  const bench = await openRt();
  await reprofile(bench, "--estado-rt", "inventado=conforme");
  const { numero } = (await consult(bench, "Trampa 1")).json.ticket;
  const agreed = await bench.mesa(["ticket", "conforme", numero]);
  expect([agreed.code, agreed.json.error.codigo]).toEqual([1, "mesa-rechaza"]);
  expect(agreed.json.error.mensaje).toContain("isn't a valid status");
  expect(await rtStatus(numero)).toBe("new");
});

test.each([
  ["a value against its pattern", "correo=RUC", "correo"],
  ["a field that is not there", "nombre=No existe", "nombre"],
  ["a choice that is none", "motivo=Categoría", "motivo"],
])("trap 2: what RT drops without a word is told: %s", async (_what, campo, field) => {
  const bench = await openRt();
  const others = rtProfile.filter(
    (word, at) => word !== "--campo" && rtProfile[at - 1] !== "--campo",
  );
  const words = ["perfil", "crear", "rt", "--url", bench.url, ...others, "--reemplazar"];
  expect((await bench.mesa([...words, "--campo", campo])).code).toBe(0);
  const made = await consult(bench, `Trampa 2 ${field}`);
  expect([made.code, made.json.resultado, codesOf(made.json.advertencias)]).toEqual([
    0,
    "aceptado",
    [[field, "mesa-sin-campo"]],
  ]);
  const [entry] = (await bench.mesa(["bandeja", "listar", "--todas"])).json.entradas;
  expect(entry.motivo).toBe(`mesa-sin-campo ${campo.split("=")[1]}`);
});

test("trap 2: a key that RT does not keep is told, since it guards against doubles", async () => {
  const bench = await openRt();
  await reprofile(bench, "--campo-clave", "RUC");
  const made = await consult(bench, "Trampa 2 clave");
  expect(codesOf(made.json.advertencias)).toEqual([["clave", "mesa-sin-clave"]]);
});

test("trap 3: a ticket that was made for somebody else is told as made, and as unseen", async () => {
  const bench = await openRt();
  await reprofile(bench, "--solicitante", "otro@oce.test");
  const made = await consult(bench, "Trampa 3");
  expect([made.code, made.json.resultado, codesOf(made.json.advertencias)]).toEqual([
    0,
    "aceptado",
    [["ticket", "mesa-no-muestra"]],
  ]);
  const { numero } = made.json.ticket;
  expect(await rtTickets(rtSubject("Trampa 3"))).toEqual([numero]);
  const shown = await bench.mesa(["ticket", "ver", numero]);
  expect([shown.code, shown.json.error.codigo]).toEqual([3, "ticket-no-existe"]);
});

test("trap 4: names of files keep their accents, and files their bytes", async () => {
  const bench = await openRt();
  const name = "factura ñandú – €.pdf";
  const path = join(bench.folder, name);
  copyFileSync(paper, path);
  const made = await consult(bench, "Trampa 4", "--adjunto", path);
  expect([made.code, made.json.advertencias]).toEqual([0, []]);
  const { numero } = made.json.ticket;
  const { adjuntos } = (await bench.mesa(["ticket", "ver", numero])).json.ticket;
  expect(adjuntos).toMatchObject([
    { nombre: name, tipo: "application/pdf", sha256: digestOf(paper) },
  ]);
  const carpeta = join(bench.folder, "bajado");
  const saved = await bench.mesa(["ticket", "descargar", numero, "--carpeta", carpeta]);
  expect(digestOf(saved.json.archivos[0].ruta)).toBe(digestOf(paper));
});

test("trap 5: RT finds no JSON in a part with a type; ours is a plain field", async () => {
  const said = { Queue: facts.RT_QUEUE, Subject: rtSubject("Trampa 5 ajena"), Content: "x" };
  const typed = new FormData();
  typed.append("JSON", new Blob([JSON.stringify(said)], { type: "application/json" }));
  const refused = await rtCall("POST", "/ticket", { body: typed });
  expect([refused.status, refused.json.message]).toEqual([400, expect.stringMatching(/json/i)]);
  const broken = new FormData();
  broken.append("JSON", "{ no");
  const failed = await rtCall("POST", "/ticket", { body: broken });
  expect([failed.status, failed.text]).toEqual([500, ""]);
  const made = await consult(await openRt(), "Trampa 5", "--adjunto", paper);
  expect([made.code, made.json.advertencias]).toEqual([0, []]);
});

test("trap 6: an empty file never gets to RT, which would refuse the whole", async () => {
  const bench = await openRt();
  const path = join(bench.folder, "vacio.pdf");
  writeFileSync(path, "");
  const made = await consult(bench, "Trampa 6", "--adjunto", path);
  expect([made.code, made.json.error.codigo]).toEqual([2, "evidencia-invalida"]);
  expect(await rtTickets(rtSubject("Trampa 6"))).toEqual([]);
});

test("trap 7: what makes RT fail is not asked of it", async () => {
  const { numero } = (await consult(await openRt(), "Trampa 7")).json.ticket;
  const fields = await rtCall("GET", `/ticket/${numero}/attachments?fields=Filename,Parent`);
  expect([fields.status, fields.text]).toEqual([500, ""]);
  const bench = await openRt();
  expect((await bench.mesa(["ticket", "ver", numero])).code).toBe(0);
});

test("trap 9: RT's word for never is no time: what nobody was told is not answered", async () => {
  const bench = await openRt();
  const { numero } = (await consult(bench, "Trampa 9")).json.ticket;
  const estado = async (): Promise<string> =>
    (await bench.mesa(["ticket", "ver", numero])).json.ticket.estado;
  expect([(await rtCall("GET", `/ticket/${numero}`)).json.Resolved, await estado()]).toEqual([
    "1970-01-01T00:00:00Z",
    "registrado",
  ]);
  const take = async (change: object): Promise<number> =>
    (await rtCall("PUT", `/ticket/${numero}`, { json: change })).status;
  expect([await take({ Owner: "agente" }), await estado()]).toEqual([200, "asignado"]);
  expect([await take({ Status: "open" }), await estado()]).toEqual([200, "en_analisis"]);
  await bench.official.answer(numero, "Dicho.");
  expect(await estado()).toBe("respondido");
  expect([await take({ Status: "rejected" }), await estado()]).toEqual([200, "rechazado"]);
});

test("a file that RT drops for its size is told, in a request and in a reply", async () => {
  const bench = await openRt(facts.RT_DROPPING_URL, facts.RT_DROPPING_TOKEN);
  const made = await consult(bench, "Cae", "--adjunto", paper);
  expect([made.code, codesOf(made.json.advertencias)]).toEqual([
    0,
    [["adjuntos", "mesa-sin-archivo"]],
  ]);
  const { numero } = made.json.ticket;
  const reply = ["ticket", "responder", numero, "--texto", "Va otra vez.", "--adjunto", paper];
  const sent = await bench.mesa(reply);
  expect([sent.code, sent.json.error.codigo]).toEqual([1, "mesa-altera"]);
  expect(sent.json.error.mensaje).toContain("factura-comercial.pdf");
});
