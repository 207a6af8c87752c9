import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { batchDesk, batchTable } from "../support/batch-desk.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { firmBench } from "./support/firm-bench.ts";
import { firmMachine } from "./support/firm-machines.ts";
import { firmServerFacts } from "./support/server-facts.ts";

/** A desk, a firm's server behind a line that can fail, and machines that use both. */
async function firm() {
  const { admin } = await firmBench();
  const line = await startFaultProxy(firmServerFacts().POSTGRES_PORT);
  const desk = await batchDesk();
  const profile = ["--canal", "portal", "--url", desk.url];
  const machine = () => firmMachine({ profile, env: { MESA_TOKEN: desk.token }, port: line.port });
  return { desk, line, admin, machine };
}

test("a colleague's equal request is refused with its ticket, and the same key gives its receipt", async () => {
  const { desk, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const first = await ana.create("--clave", "k-1");
  expect(first.code).toBe(0);
  const again = await eva.create("--clave", "k-1");
  expect([again.code, again.json.solicitud]).toEqual([0, first.json.solicitud]);
  const equal = await eva.create();
  expect([equal.code, equal.json.error.codigo]).toEqual([2, "solicitud-repetida"]);
  const { mensaje, detalles } = equal.json.error;
  const sender = `${userInfo().username}@${hostname()}`;
  expect(mensaje).toContain(`${sender} ya envió`);
  expect(detalles).toMatchObject([
    { campo: "ticket", mensaje: first.json.ticket.numero },
    { campo: "remitente", mensaje: sender },
  ]);
  expect(await desk.descriptions()).toHaveLength(1);
  const seen = await eva.mesa(["bandeja", "listar", "--todas"]);
  expect(seen.json.entradas).toMatchObject([
    { ticket: first.json.ticket.numero, remitente: sender },
  ]);
});

test("tickets and their statistics are those of a person of the firm, or of everybody", async () => {
  const { admin, machine: join_ } = await firm();
  const ana = await join_();
  const numbers: string[] = [];
  for (const asunto of ["Uno", "Dos"]) {
    const words = ["consulta", "crear", "--desde", "ejemplos/consulta.json", "--asunto", asunto];
    const { json } = await ana.mesa([...words, "--repetir"]);
    numbers.push(json.ticket.numero);
  }
  await admin`UPDATE mesa.entradas SET remitente = 'Eva@oficina' WHERE ticket = ${numbers[1] ?? ""}`;
  const list = async (person: string) => {
    const { json } = await ana.mesa(["ticket", "listar", "--de", person]);
    return json.tickets.map(({ numero }: { numero: string }) => numero).toSorted();
  };
  expect(await list("eva")).toEqual(numbers.slice(1));
  expect(await list("eva@oficina")).toEqual(numbers.slice(1));
  expect(await list("todos")).toEqual(numbers);
  expect(await list("nadie")).toEqual([]);
  const counted = await ana.mesa(["ticket", "estadisticas", "--de", "eva"]);
  expect(counted.json.total.tickets).toBe(1);
  const without = await ana.own(["ticket", "listar", "--de", "eva"]);
  expect([without.code, without.json.error.codigo]).toEqual([2, "sin-libro"]);
});

test("the diagnosis looks at the firm's journal: what speaks there, how far, and what waits", async () => {
  const { line, machine: join_ } = await firm();
  const ana = await join_();
  await ana.create("--encolar");
  const look = async () => {
    const { json } = await ana.mesa(["diagnostico"]);
    const ours = json.revisiones.filter(({ que }: { que: string }) => que.startsWith("libro"));
    return ours.map(({ que, estado, detalle }: Readonly<Record<string, string>>) => [
      que,
      estado,
      detalle,
    ]);
  };
  expect(await look()).toEqual([
    [
      "libro",
      "bien",
      expect.stringMatching(/^localhost:\d+\/firma · PostgreSQL \d+.* · TLSv1\.3$/),
    ],
    ["libro-pendientes", "aviso", "1"],
  ]);
  line.act({ upReset: 0 });
  expect(await look()).toEqual([["libro", "mal", expect.stringContaining("no responde")]]);
});

test("what one machine queues another one sends, with its files", async () => {
  const { desk, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const queued = await ana.create("--encolar");
  expect(queued.json.resultado).toBe("pendiente");
  const sent = await eva.mesa(["bandeja", "enviar"]);
  expect([sent.code, sent.json.resumen]).toEqual([0, { enviadas: 1, rechazadas: 0, quedan: 0 }]);
  expect(await desk.descriptions()).toHaveLength(1);
  expect((await ana.mesa(["bandeja", "listar"])).json.entradas).toEqual([]);
});

test("while the server is out of reach a request waits here, and is handed over once", async () => {
  const { desk, line, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  line.act({ upReset: 0 });
  const cut = await ana.create("--clave", "k-2");
  expect([cut.code, cut.json.error.codigo]).toEqual([6, "libro-inalcanzable"]);
  expect(await desk.descriptions()).toEqual([]);
  const here = await ana.mesa(["bandeja", "listar"]);
  expect([here.code, here.json.entradas.length]).toEqual([0, 1]);
  line.act(undefined);
  const sent = await ana.mesa(["bandeja", "enviar"]);
  expect(sent.json.resumen).toEqual({ enviadas: 1, rechazadas: 0, quedan: 0 });
  const again = await eva.create("--clave", "k-2");
  expect([again.code, again.json.solicitud]).toEqual([0, here.json.entradas[0].solicitud]);
  expect(await desk.descriptions()).toHaveLength(1);
});

test("what the desk took while the server was cut off is written down later, and sent by nobody else", async () => {
  const { desk, line, admin, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  // The desk's answer comes when the line to the firm's server is gone.
  desk.failWith(() => {
    line.act({ upReset: 0 });
    return undefined;
  });
  const sent = await ana.create("--clave", "k-3");
  expect([sent.code, sent.json.resultado]).toEqual([0, "aceptado"]);
  desk.heal();
  line.act(undefined);
  await admin`UPDATE mesa.entradas SET plazo = clock_timestamp() - interval '1 second'`;
  const drained = await eva.mesa(["bandeja", "enviar"]);
  expect(drained.json.resumen).toMatchObject({ enviadas: 1, quedan: 0 });
  expect((await ana.mesa(["bandeja", "listar", "--todas"])).json.entradas).toMatchObject([
    { resultado: "aceptado", ticket: sent.json.ticket.numero },
  ]);
  expect(await desk.descriptions()).toHaveLength(1);
});

test("two machines send the same table at the same time: each row once, prepared by one", async () => {
  const { desk, admin, machine: join_ } = await firm();
  const [ana, eva] = [await join_(), await join_()];
  const { path, texts } = batchTable(40);
  const runs = await Promise.all(
    [ana, eva].map((one) =>
      one.mesa(["lote", "enviar", path, "--resultado", join(one.folder, "r.csv")]),
    ),
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(await desk.descriptions()).toEqual(texts);
  const [first, second] = [ticketsIn(ana.folder), ticketsIn(eva.folder)];
  expect(new Set(first).size).toBe(texts.length);
  expect(second).toEqual(first);
  expect(documentsIn(ana.folder) + documentsIn(eva.folder)).toBe(texts.length);
  expect(await admin`SELECT FROM mesa.reservas`).toHaveLength(0);
});

test("a row that a machine has reserved and never sent is sent once the reservation is over", async () => {
  const { desk, admin, machine: join_ } = await firm();
  const ana = await join_();
  const { folder, path, texts } = batchTable(6);
  const keyed = readFileSync(path, "utf8").split("\n");
  const lines = keyed.map((line, at) => `${line}\t${at === 0 ? "clave" : `fila-${at}`}`);
  writeFileSync(path, lines.join("\n"));
  await admin`INSERT INTO mesa.reservas
    VALUES ('agencia', 'fila-1', clock_timestamp() + interval '1 second')`;
  const result = join(folder, "r.csv");
  const sent = await ana.mesa(["lote", "enviar", path, "--resultado", result]);
  expect([sent.code, ticketsIn(folder).length]).toEqual([0, texts.length]);
  expect(await desk.descriptions()).toEqual(texts);
  // The colleague's row was left for the end, and the results are in the table's order all the same.
  const [row] = await admin`SELECT clave FROM mesa.entradas ORDER BY solicitud DESC LIMIT 1`;
  expect(row?.["clave"]).toBe("fila-1");
  expect(await admin`SELECT FROM mesa.reservas`).toHaveLength(0);
});

/** The tickets in a batch's result file, in the order of its rows. */
function ticketsIn(folder: string): readonly string[] {
  return readFileSync(join(folder, "r.csv"), "utf8").match(/MS-\d{4}-\d+/g) ?? [];
}

/** How many documents of requests a machine has in its folder. */
function documentsIn(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /archivos.[0-9a-f]{2}.[0-9a-f]{64}$/.test(name)).length;
}

test("a machine's own entries move in, once each; those of the practice desk stay", async () => {
  const { machine: join_ } = await firm();
  const ana = await join_();
  await ana.own(["incidente", "crear", "--desde", "ejemplos/incidente.json", "--encolar"]);
  const practice = [
    "consulta",
    "crear",
    "--desde",
    "ejemplos/consulta.json",
    "--perfil",
    "practica",
  ];
  await ana.own(practice);
  const taken = { traidas: 1, conocidas: 0, en_uso: 0 };
  expect((await ana.mesa(["libro", "traer"])).json).toMatchObject(taken);
  expect((await ana.mesa(["libro", "traer"])).json).toMatchObject({ ...taken, traidas: 0 });
  const own = await ana.own(["bandeja", "listar", "--todas"]);
  expect(own.json.entradas.map((one: { canal: string }) => one.canal)).toEqual(["practica"]);
  const eva = await join_();
  expect((await eva.mesa(["bandeja", "listar"])).json.entradas).toHaveLength(1);
});

test("what went out before the firm's journal was there is neither sent again nor forgotten", async () => {
  const { desk, machine: join_ } = await firm();
  const ana = await join_();
  const words = ["incidente", "crear", "--desde", "ejemplos/incidente.json", "--clave", "k-4"];
  const first = await ana.own(words);
  expect(first.code).toBe(0);
  const again = await ana.create("--clave", "k-4");
  expect([again.code, again.json.solicitud]).toEqual([0, first.json.solicitud]);
  await ana.mesa(["bandeja", "enviar"]);
  expect(await desk.descriptions()).toHaveLength(1);
});

test("an address that is none is an error and shows no password: nothing goes out past the firm", async () => {
  const { desk, machine: join_ } = await firm();
  const ana = await join_();
  const words = ["incidente", "crear", "--desde", "ejemplos/incidente.json"];
  const env = { MESA_LIBRO: "postgres://ana:clave-secreta@localhost/firma" };
  const sent = await ana.mesa(words, { env });
  expect([sent.code, sent.json.error.codigo]).toEqual([2, "valor-invalido"]);
  expect(sent.stderr).not.toContain("clave-secreta");
  expect(await desk.descriptions()).toEqual([]);
});
