import { readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { pdfText } from "../../support/pdf-text.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const incident = "test/fixtures/solicitudes/incidente-dai-login-error.json";

const capture = "test/fixtures/capturas/02-dai-tributos-1920x1080-claro.png";

test("evidence is made of a form's own captures, or of those named in their place", async () => {
  const salida = join(testFolder(), "evidencia.pdf");
  const argv = ["evidencia", "armar", "--desde", incident, "--salida", salida, "--reemplazar"];
  const capturesOf = async (...named: readonly string[]) => {
    const { stdout } = await runMesa([...argv, ...named, "--json"]);
    const { evidencia } = parsed("evidencia-armar", stdout);
    return evidencia.capturas.map((one: { nombre: string }) => one.nombre);
  };
  const own: { capturas: { ruta: string }[] } = JSON.parse(readFileSync(incident, "utf8"));
  expect(await capturesOf()).toEqual(own.capturas.map(({ ruta }) => basename(ruta)));
  const other = "03-mti-lista-1600x900-una-linea.jpg";
  expect(await capturesOf(`test/fixtures/capturas/${other}`)).toEqual([other]);
});

test("parts are hidden by their place, which the document and the JSON say; the original stays", async () => {
  const folder = testFolder();
  const salida = join(folder, "evidencia.pdf");
  const before = readFileSync(capture);
  const argv = ["evidencia", "armar", capture, "--salida", salida, "--reemplazar", "--json"];
  const { stdout } = await runMesa([...argv, "--ocultar", "101,50,100,20"]);
  const { evidencia, advertencias } = parsed("evidencia-armar", stdout);
  expect(evidencia.capturas[0].ocultado).toEqual([
    { x: 96, y: 48, ancho: 112, alto: 24, patron: null },
  ]);
  expect(advertencias.map((one: { codigo: string }) => one.codigo)).toContain("captura-ocultada");
  expect(pdfText(readFileSync(salida)).join(" ")).toContain("ocultó una parte de esta captura");
  expect(readFileSync(capture).equals(before)).toBe(true);
});

test.each([
  ["a place outside", ["--ocultar", "5000,0,10,10"], "queda fuera"],
  ["texts, without a recognizer", ["--ocultar-patron", "ruc,correo"], "mesa evidencia preparar"],
])("%s is refused", async (_name, flags, words) => {
  const argv = ["evidencia", "armar", capture, "--salida", join(testFolder(), "e.pdf"), "--json"];
  const result = await runMesa([...argv, ...flags]);
  const { error } = JSON.parse(result.stderr);
  expect([result.code, error.codigo]).toEqual([2, "evidencia-invalida"]);
  expect(error.detalles[0].mensaje).toContain(words);
});

test.each([
  [["--ocultar", "0,0,9,9", "--ocultar", "9,9,9,9"], "no hay ninguna captura"],
  [["--ocultar-patron", "ruc"], "no hay ninguna captura"],
  [["--captura", capture, "--ocultar", "3:0,0,9,9"], "de la captura 3, y hay 1 captura"],
])("a request in which %j hides nothing is not sent", async (flags, words) => {
  const argv = ["consulta", "crear", "--perfil", "practica", "--desde", "ejemplos/consulta.json"];
  const { code, stderr } = await runMesa([...argv, ...flags, "--json"]);
  const { error } = JSON.parse(stderr);
  expect([code, error.codigo]).toEqual([2, "formulario-invalido"]);
  expect(error.detalles.map((one: { mensaje: string }) => one.mensaje)).toEqual([
    expect.stringContaining(words),
  ]);
});

test.each(["2", "0"])("a part of capture %s of one is refused", async (number) => {
  const argv = ["evidencia", "armar", capture, "--salida", join(testFolder(), "e.pdf"), "--json"];
  const { code, stderr } = await runMesa([...argv, "--ocultar", `${number}:0,0,9,9`]);
  const { error } = JSON.parse(stderr);
  expect([code, error.codigo]).toEqual([2, "formulario-invalido"]);
  expect(error.detalles[0].mensaje).toContain(`de la captura ${number}, y hay 1 captura`);
});

test.each([
  ["--ocultar", "1,2,3"],
  ["--ocultar-patron", "nombre"],
])("%s %s is a wrong value", async (flag, value) => {
  const { code, stderr } = await runMesa(["evidencia", "armar", capture, flag, value, "--json"]);
  expect([code, JSON.parse(stderr).error.codigo]).toEqual([2, "valor-invalido"]);
});

test("an attached picture is pointed out where captures hide something", async () => {
  const argv = ["incidente", "crear", "--perfil", "practica", "--desde", incident, "--ensayo"];
  const files = ["--captura", capture, "--adjunto", capture, "--json"];
  const codes = async (...flags: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await runMesa([...argv, ...files, ...flags]);
    const { advertencias } = parsed("incidente-crear", stdout);
    return advertencias.map(({ codigo }: { codigo: string }) => codigo);
  };
  expect(await codes()).not.toContain("adjunto-sin-ocultar");
  expect(await codes("--ocultar", "0,0,9,9")).toContain("adjunto-sin-ocultar");
});

const event = { fecha: "2026-11-20", hora: "10:32" };

test.each([
  ["a day and an hour", event, "20261120153200"],
  ["a day with its hour", { fecha: "2026-11-20 10h32" }, "20261120153200"],
  ["a day", { fecha: event.fecha }, "20261124150000"],
  ["an hour", { hora: event.hora }, "20261124150000"],
  ["no day that there is", { ...event, fecha: "2026-02-30" }, "20261124150000"],
  ["no hour that there is", { ...event, hora: "25:99" }, "20261124150000"],
])(
  "a document for which %s is said has its moment, or else that of its making",
  async (_what, said, moment) => {
    const cwd = testFolder();
    const { capturas } = JSON.parse(readFileSync(incident, "utf8"));
    const own = capturas.map((one: { ruta: string }) => ({
      ...one,
      ruta: resolve("test/fixtures/solicitudes", one.ruta),
    }));
    writeFileSync(join(cwd, "f.json"), JSON.stringify({ ...said, capturas: own }));
    const argv = ["evidencia", "armar", "--desde", "f.json", "--salida", "e.pdf"];
    const now = new Date("2026-11-24T15:00:00Z");
    expect((await runMesa(argv, { cwd, now })).code).toBe(0);
    const pdf = readFileSync(join(cwd, "e.pdf"), "latin1");
    expect(/D:(\d{14})Z/.exec(pdf)?.[1]).toBe(moment);
  },
);
