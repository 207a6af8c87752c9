import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createAccountStore } from "../../src/desk/store/account-store.ts";
import { deskMigrations } from "../../src/desk/store/desk-migrations.ts";
import { ticketStates } from "../../src/domain/ticket.ts";
import { openDatabase } from "../../src/sqlite/open-database.ts";
import { consultationData, pdf, requestBody, testDesk } from "../support/desk-client.ts";

const begin = new Date("2026-11-24T15:00:00.000Z");
const other = { ruc: null, usuario: "OTRA", nombre: "Otra Analista", rol: "analista" } as const;

/** A desk with a second official, whose cases may be put into any state. Its clock goes on by a second with each change. */
async function officials() {
  let seconds = 0;
  const clock = (): Date => new Date(begin.getTime() + seconds * 1000);
  const { call, analyst, folder } = await testDesk({ clock });
  const database = await openDatabase(join(folder, "mesa.db"), deskMigrations);
  onTestFinished(() => database.close());
  const accounts = createAccountStore(database, clock);
  const person = { correo: "o@x.example", telefono: null, tipo_persona: null };
  accounts.add({ ...other, ...person, identificacion: null, contrasena: "" });
  const account = accounts.find(null, "otra");
  if (account === undefined) throw new Error("no account");
  const { token } = accounts.openSession(account);
  const asked: typeof call = (method, ...words) => {
    if (method !== "GET") seconds += 1;
    return call(method, ...words);
  };
  const create = (clave: string, facts: object = {}) =>
    asked("POST", "/v1/tickets", {
      body: requestBody({ tipo: "consulta", datos: consultationData, ...facts }, []),
      headers: { "idempotency-key": clave },
    });
  /** What an official does to a ticket. */
  const act = (who: string, numero: unknown, action: string, json: object) =>
    asked("POST", `/v1/analista/tickets/${String(numero)}/${action}`, { token: who, json });
  const say = (numero: unknown, clave: string, files = false) =>
    asked("POST", `/v1/tickets/${String(numero)}/mensajes`, {
      body: requestBody(
        { texto: "¿Novedades?" },
        files ? [{ nombre: "hoja.pdf", tipo: "application/pdf", bytes: pdf }] : [],
        "mensaje",
      ),
      headers: { "idempotency-key": clave },
    });
  const put = (numero: unknown, estado: string): void => {
    database.run("UPDATE tickets SET estado = ?, funcionario = NULL WHERE numero = ?", [
      estado,
      String(numero),
    ]);
  };
  return { call: asked, analyst, otra: token, create, act, say, put };
}

test("what each state allows, and what becomes of it", async () => {
  const { call, analyst, create, act, say, put } = await officials();
  const told = [];
  for (const [at, estado] of ticketStates.entries()) {
    const { numero } = (await create(`k${at}`)).body;
    const actions = [
      () => act(analyst, numero, "tomar", {}),
      () => act(analyst, numero, "respuestas", { texto: "Listo." }),
      () => act(analyst, numero, "respuestas", { texto: "¿MRN?", pide_datos: true }),
      () => act(analyst, numero, "respuestas", { texto: "Listo.", pide_datos: false }),
      () => act(analyst, numero, "resolucion", { resultado: "atendido" }),
      () => act(analyst, numero, "resolucion", { resultado: "rechazado", texto: "No." }),
      () => act(analyst, numero, "resolucion", { resultado: "anulado" }),
      () => say(numero, `m${at}`),
      () => call("POST", `/v1/tickets/${String(numero)}/conformidad`, { json: {} }),
      () => create(`f${at}`, { sigue_a: numero }),
    ];
    const line = [];
    for (const action of actions) {
      put(numero, estado);
      const { status, body } = await action();
      const after = (await call("GET", `/v1/tickets/${String(numero)}`)).body["estado"];
      line.push(`${status} ${after === estado ? "=" : String(after)}`, String(body["codigo"]));
    }
    const words = line.filter((word) => word !== "undefined" && word !== "estado-no-permite");
    told.push(`${estado}: ${words.join(", ")}`);
  }
  expect(told).toEqual([
    "registrado: 200 en_analisis, 200 respondido, 200 en_analisis, 200 respondido, 200 respondido, 200 rechazado, 200 anulado, 201 =, 409 =, 422 =, datos-invalidos",
    "asignado: 200 en_analisis, 200 respondido, 200 en_analisis, 200 respondido, 200 respondido, 200 rechazado, 200 anulado, 201 =, 409 =, 422 =, datos-invalidos",
    "en_analisis: 200 =, 200 respondido, 200 =, 200 respondido, 200 respondido, 200 rechazado, 200 anulado, 201 =, 409 =, 422 =, datos-invalidos",
    "respondido: 409 =, 200 =, 200 en_analisis, 200 =, 200 =, 200 rechazado, 200 anulado, 201 =, 200 conforme, 201 inconforme",
    "conforme: 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 200 =, 422 =, datos-invalidos",
    "inconforme: 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 422 =, datos-invalidos",
    "rechazado: 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 201 inconforme",
    "anulado: 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 409 =, 422 =, datos-invalidos",
  ]);
});

test("a case is told whole, with who has it, what was said, its files and when", async () => {
  const { call, analyst, otra, create, act, say } = await officials();
  const { numero } = (await create("k")).body;
  const at = (seconds: number): string => new Date(begin.getTime() + seconds * 1000).toISOString();
  const summary = {
    numero: "MS-2026-000001",
    tipo: "consulta",
    unidad: "Jefatura de Atención al Usuario",
    asunto: "División de un envío",
    creado: at(1),
    sigue_a: null,
  };
  const taken = { ...summary, estado: "en_analisis", funcionario: "Otra Analista" };
  expect((await act(otra, numero, "tomar", {})).body).toEqual({ ...taken, actualizado: at(2) });
  // Taken already: nothing changes.
  expect((await act(otra, numero, "tomar", {})).body).toEqual({ ...taken, actualizado: at(2) });
  for (const [action, json] of [
    ["tomar", {}],
    ["respuestas", { texto: "Listo." }],
    ["resolucion", { resultado: "anulado" }],
  ] as const) {
    const { status, body } = await act(analyst, numero, action, json);
    expect([status, body["codigo"], body["detail"]]).toEqual([
      409,
      "tomado-por-otro",
      "El ticket está a cargo de Otra Analista.",
    ]);
  }
  expect((await say(numero, "m", true)).status).toBe(201);
  expect((await call("GET", "/v1/tickets")).body["tickets"]).toEqual([
    { ...taken, actualizado: at(7) },
  ]);
  expect((await act(otra, numero, "respuestas", { texto: " Listo. " })).body).toEqual({
    ...taken,
    estado: "respondido",
    actualizado: at(8),
  });
  const accept = { json: { observacion: "Gracias." } };
  expect((await call("POST", "/v1/tickets/MS-2026-000001/conformidad", accept)).body).toEqual({
    ...taken,
    estado: "conforme",
    actualizado: at(9),
  });
  const says = { de: "Operador de práctica", autor: "operador", adjuntos: [] };
  expect((await call("GET", "/v1/tickets/MS-2026-000001")).body).toEqual({
    ...taken,
    estado: "conforme",
    actualizado: at(9),
    datos: consultationData,
    mensajes: [
      {
        ...says,
        id: "1",
        fecha: at(7),
        texto: "¿Novedades?",
        adjuntos: [
          {
            id: "1",
            nombre: "hoja.pdf",
            tipo: "application/pdf",
            bytes: pdf.length,
            sha256: createHash("sha256").update(pdf).digest("hex"),
          },
        ],
      },
      {
        id: "2",
        de: "Otra Analista",
        autor: "mesa",
        fecha: at(8),
        texto: " Listo. ",
        adjuntos: [],
      },
      { ...says, id: "3", fecha: at(9), texto: "Gracias." },
    ],
    adjuntos: [],
    cadena: ["MS-2026-000001"],
  });
  const changes = [
    ["registrado", "creado", 1],
    ["en_analisis", "estado", 2],
    ["en_analisis", "mensaje", 7],
    ["en_analisis", "mensaje", 8],
    ["respondido", "estado", 8],
    ["respondido", "mensaje", 9],
    ["conforme", "estado", 9],
  ] as const;
  const listed = changes.map(([estado, motivo, second]) => ({
    numero: "MS-2026-000001",
    estado,
    motivo,
    fecha: at(second),
  }));
  const changed = async (query: string) => (await call("GET", `/v1/cambios${query}`)).body;
  expect(await changed("")).toEqual({ cambios: listed, siguiente: "7" });
  expect(await changed("?desde=5")).toEqual({ cambios: listed.slice(5), siguiente: "7" });
  expect(await changed("?desde=7")).toEqual({ cambios: [], siguiente: "7" });
});

test("the officials' inbox has the cases of a state or a unit, page by page", async () => {
  const { call, analyst, create, act } = await officials();
  for (const clave of ["a", "b", "c"]) await create(clave);
  await act(analyst, "MS-2026-000002", "tomar", {});
  const inbox = async (query: string) => {
    const { body } = await call("GET", `/v1/analista/tickets${query}`, { token: analyst });
    const numbers = [body["tickets"]].flat().map((one) => Object(one).numero.slice(-1));
    return [numbers.join(""), JSON.stringify(body["siguiente"])];
  };
  const unit = "&unidad=Jefatura de Atención al Usuario";
  expect(await inbox("")).toEqual(["321", "null"]);
  expect(await inbox("?estado=registrado")).toEqual(["31", "null"]);
  expect(await inbox(`?estado=en_analisis${unit}`)).toEqual(["2", "null"]);
  expect(await inbox("?unidad=Otra")).toEqual(["", "null"]);
  expect(await inbox("?limite=3")).toEqual(["321", "null"]);
  const [first, next = ""] = await inbox("?limite=2");
  expect([first, await inbox(`?limite=2&cursor=${JSON.parse(next)}`)]).toEqual([
    "32",
    ["1", "null"],
  ]);
});

test("cases that follow one another are told as one chain", async () => {
  const { call, analyst, create, act } = await officials();
  const chain = ["MS-2026-000001", "MS-2026-000002", "MS-2026-000003"];
  for (const [at, numero] of chain.entries()) {
    await create(`k${at}`, { sigue_a: chain[at - 1] ?? null });
    await act(analyst, numero, "resolucion", { resultado: "atendido" });
  }
  for (const numero of chain) {
    const { body } = await call("GET", `/v1/tickets/${numero}`);
    expect([numero, body["cadena"]]).toEqual([numero, chain]);
  }
});
