import { readFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFirmMail } from "../../src/ledger/postgres/firm-mail.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { followedDesk } from "../support/followed-desk.ts";
import { testFolder } from "../support/test-context.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { firmServerFacts } from "./support/server-facts.ts";

/** A desk, a firm's server behind a line that can fail, and machines that use both with a role. */
async function firm() {
  const { admin, access } = await firmBench();
  const line = await startFaultProxy(firmServerFacts().POSTGRES_PORT);
  const desk = await followedDesk();
  const profile = ["--canal", "portal", "--url", desk.url];
  const machine = async (role = "administra") => {
    const env = {
      MESA_TOKEN: desk.token(),
      MESA_LIBRO: `postgres://${role}@localhost:${line.port}/firma`,
    };
    return await firmMachine({ profile, env, port: line.port });
  };
  const ana = await machine();
  await ana.mesa(["libro", "crear", "--envia", "envia", "--lee", "lee"]);
  return { admin, access, line, desk, ana, machine };
}

type Machine = Awaited<ReturnType<typeof firmMachine>>;

/** How much of what a firm shares there is, by class. */
async function held(one: Machine): Promise<Readonly<Record<string, number>>> {
  const { code, json } = await one.mesa(["datos", "resumen"]);
  expect(code).toBe(0);
  const shared = json.clases.filter(({ clase }: { clase: string }) => clase.endsWith("-firma"));
  return Object.fromEntries(
    shared.map(({ clase, cuantos }: { clase: string; cuantos: number }) => [clase, cuantos]),
  );
}

const box = "operador@oce.test";

/** A message of the firm's mailbox that names something. */
async function readMail(
  access: Parameters<typeof openFirmMail>[0],
  text: string,
  source = text,
): Promise<void> {
  const journal = await openFirmMail(access);
  const mark = { folder: "INBOX", validity: "1", next: 2, messages: 1, query: "q" };
  const head = JSON.stringify({ subject: text });
  const arrived = [{ uid: text.length, identity: text, head, replaces: false }];
  await journal.takeIn(box, { mark, arrived, gone: [] });
  await journal.keepParts(box, "texto", [[text, Buffer.from(source)]]);
}

test("what a firm shares is counted, exported, and purged only by a role that may send", async () => {
  const { access, desk, ana, machine } = await firm();
  const [eva, audit] = [await machine("envia"), await machine("lee")];
  const sent = await ana.create();
  const numero: string = sent.json.ticket.numero;
  const other = await desk.create("consulta", "a");
  await ana.mesa(["ticket", "ver", numero]);
  await ana.mesa(["ticket", "ver", other]);
  await readMail(access(), `Su ticket ${numero}`);
  await readMail(access(), "Otro asunto");
  const all = { "tickets-firma": 2, "correo-firma": 2 };
  expect([await held(eva), await held(audit)]).toEqual([all, all]);

  const salida = join(testFolder(), "datos");
  const exported = await audit.mesa(["datos", "exportar", "--salida", salida]);
  expect(exported.code).toBe(0);
  const read = (path: string) => JSON.parse(readFileSync(join(salida, path), "utf8"));
  const { tickets } = read("tickets/firma.json");
  const numbers = tickets.map(({ ticket }: { ticket: { numero: string } }) => ticket.numero);
  expect(numbers.toSorted()).toEqual([numero, other].toSorted());
  expect(read("correo/firma.json").mensajes).toMatchObject([
    { buzon: box, texto: `Su ticket ${numero}` },
    { buzon: box, texto: "Otro asunto" },
  ]);

  const purge = ["datos", "purgar", "--ticket", numero];
  const planned = await eva.mesa([...purge, "--ensayo"]);
  expect(planned.json.otros).toMatchObject([
    { clase: "tickets-firma", archivos: 1 },
    { clase: "correo-firma", archivos: 1 },
  ]);
  const refused = await audit.mesa([...purge, "--si"]);
  expect([refused.code, refused.json.error.codigo]).toEqual([4, "libro-solo-lectura"]);
  expect(await held(audit)).toEqual(all);
  expect((await eva.mesa([...purge, "--si"])).code).toBe(0);
  expect(await held(audit)).toEqual({ "tickets-firma": 1, "correo-firma": 1 });
  const offline = await audit.mesa(["ticket", "listar", "--sin-red"]);
  expect(offline.json.tickets).toMatchObject([{ numero: other }]);
  // The receipt stays unless it is purged, too.
  const entries = await audit.mesa(["bandeja", "listar", "--todas"]);
  expect(entries.json.entradas).toMatchObject([{ ticket: numero }]);
});

test("a person's data are purged wherever the firm's journal has them", async () => {
  const { access, ana, machine } = await firm();
  const sent = await ana.create();
  const { solicitud, ticket } = sent.json;
  await ana.mesa(["ticket", "ver", ticket.numero]);
  const form = JSON.parse(readFileSync("ejemplos/incidente.json", "utf8"));
  await readMail(access(), `Solicitud ${solicitud}`);
  await readMail(access(), `De ${form.identificacion}`);
  const encoded = Buffer.from(`Recibido de ${form.identificacion}.`).toString("base64");
  await readMail(access(), "En Base64", `Content-Transfer-Encoding: base64\r\n\r\n${encoded}`);
  const halves = `${form.identificacion}`.replace(/^..../, "$&=\r\n");
  await readMail(access(), "En dos renglones", `Recibido de ${halves}.`);
  await readMail(access(), "De otro");
  const eva = await machine("envia");
  const person = ["--identificacion", String(form.identificacion)];
  const purged = await eva.mesa(["datos", "purgar", ...person, "--con-comprobantes", "--si"]);
  expect(purged.code).toBe(0);
  expect(await held(eva)).toEqual({ "tickets-firma": 0, "correo-firma": 1 });
  expect((await ana.mesa(["bandeja", "listar", "--todas"])).json.entradas).toEqual([]);
});

test("while the server is out of reach a summary has what is here, and nothing is exported by halves or purged", async () => {
  const { line, desk, ana } = await firm();
  await ana.mesa(["ticket", "ver", await desk.create("consulta", "a")]);
  line.act({ upReset: 0 });
  expect(await held(ana)).toEqual({});
  const salida = join(testFolder(), "datos");
  const half = await ana.mesa(["datos", "exportar", "--salida", salida]);
  expect([half.code, half.json.error.codigo]).toEqual([6, "libro-inalcanzable"]);
  const purge = ["datos", "purgar", "--antes-de", "1d", "--si"];
  const refused = await ana.mesa(purge);
  expect([refused.code, refused.json.error.codigo]).toEqual([6, "libro-inalcanzable"]);
  line.act(undefined);
  expect(await held(ana)).toEqual({ "tickets-firma": 1, "correo-firma": 0 });
});

test("the proof of a colleague's request has its whole content and says whose it is", async () => {
  const { desk, ana, machine } = await firm();
  const own = await ana.own(["incidente", "crear", "--desde", "ejemplos/incidente.json"]);
  const before = join(testFolder(), "antes.json");
  const prove = ["ticket", "comprobante", "--formato", "json"];
  await ana.own([...prove, String(own.json.ticket.numero), "--salida", before]);
  await ana.mesa(["libro", "traer"]);
  const sent = await ana.mesa(["consulta", "crear", "--desde", "ejemplos/consulta.json"]);
  const numero = String(sent.json.ticket.numero);
  const [eva, audit] = [await machine("envia"), await machine("lee")];
  await desk.close();
  for (const one of [eva, audit]) {
    const path = join(testFolder(), "comprobante.json");
    expect((await one.mesa([...prove, numero, "--salida", path])).code).toBe(0);
    expect(JSON.parse(readFileSync(path, "utf8")).comprobante).toMatchObject({
      numero,
      solicitud: sent.json.solicitud,
      fuente: "libro",
      remitente: `${userInfo().username}@${hostname()}`,
      datos: { asunto: expect.any(String), identificacion: expect.any(String) },
    });
    const checks = async (file: string) => {
      const { json } = await ana.mesa(["ticket", "comprobante", "--verificar", file]);
      return json.revisiones.filter(({ revision }: { revision: string }) => revision === "libro");
    };
    expect(await checks(path)).toMatchObject([{ estado: "bien" }]);
    // One that was issued before the request moved into the firm's journal still agrees with it.
    expect(await checks(before)).toMatchObject([{ estado: "bien" }]);
  }
  const pdf = join(testFolder(), "comprobante.pdf");
  expect((await eva.mesa(["ticket", "comprobante", numero, "--salida", pdf])).code).toBe(0);
});

test("what the firm's own retention says is deleted once a day, by a role that may send", async () => {
  const { admin, access, desk, ana, machine } = await firm();
  const words = ["--comprobantes", "1a", "--capturas", "1m"];
  const kept = { comprobantes: "1a", capturas: "1m" };
  const wrong = await ana.mesa(["libro", "crear", "--capturas", "pronto"]);
  expect([wrong.code, wrong.json.error.codigo]).toEqual([2, "valor-invalido"]);
  for (const clave of ["vieja", "anterior", "nueva"])
    await ana.create("--clave", clave, "--repetir");
  await ana.create("--clave", "pendiente", "--repetir", "--encolar");
  await ana.mesa(["ticket", "ver", await desk.create("consulta", "a")]);
  await readMail(access(), "Hace tiempo");
  // As if all but one were made some time ago: an id begins with its time.
  const age = async (clave: string, days: number) => {
    const made = new Date().getTime() - days * 24 * 3_600_000;
    const hex = made.toString(16).padStart(12, "0");
    const start = `${hex.slice(0, 8)}-${hex.slice(8)}`;
    await admin`UPDATE mesa.entradas SET solicitud = ${start} || right(solicitud, 23),
      intencion = replace(intencion, solicitud, ${start} || right(solicitud, 23))
      WHERE clave = ${clave}`;
  };
  await admin`ALTER TABLE mesa.usos DROP CONSTRAINT usos_solicitud_fkey,
    ADD FOREIGN KEY (solicitud) REFERENCES mesa.entradas ON DELETE CASCADE ON UPDATE CASCADE`;
  for (const [clave, days] of [
    ["vieja", 730],
    ["anterior", 60],
    ["pendiente", 1000],
  ] as const) {
    await age(clave, days);
  }
  await admin`UPDATE mesa.tickets SET creado = '2020-01-01T00:00:00.000Z'`;
  await admin`UPDATE mesa.mensajes SET guardado = '2020-01-01'`;
  const eva = await machine("envia");
  const keys = async () =>
    (await admin`SELECT clave FROM mesa.entradas ORDER BY clave`).map((row) =>
      String(row["clave"]),
    );
  await eva.mesa(["bandeja", "listar"]);
  expect(await keys()).toHaveLength(4);
  await ana.mesa(["libro", "crear", ...words]);
  expect((await eva.mesa(["libro", "estado"])).json.retencion).toEqual(kept);
  const audit = await machine("lee");
  await audit.mesa(["bandeja", "listar"]);
  expect(await keys()).toHaveLength(4);
  const luis = await machine("envia");
  await luis.mesa(["bandeja", "listar"]);
  expect(await keys()).toEqual(["anterior", "nueva", "pendiente"]);
  const purged = await admin`SELECT clave FROM mesa.entradas WHERE purgada IS NOT NULL`;
  expect(purged.map((row) => String(row["clave"]))).toEqual(["anterior"]);
  expect(await held(luis)).toEqual({ "tickets-firma": 0, "correo-firma": 0 });
  await ana.mesa(["libro", "crear", "--comprobantes", "siempre", "--capturas", "siempre"]);
  const none = { comprobantes: null, capturas: null };
  expect((await eva.mesa(["libro", "estado"])).json.retencion).toEqual(none);
});
