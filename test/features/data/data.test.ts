import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { parsed } from "../../support/parse-output.ts";
import { enter, runMesa, testFolder, type RunOptions } from "../../support/test-context.ts";

const requests = "test/fixtures/solicitudes";
const practice = ["--perfil", "practica"];
const sent = new Date("2026-11-21T15:00:00Z");

/** A machine on which two operators have sent a request each, and a third one waits. */
async function machine() {
  const folder = testFolder();
  const mesa = (argv: readonly string[], options: RunOptions = {}) =>
    runMesa(argv, { folder, now: sent, ...options });
  const json = async (name: string, argv: readonly string[], options: RunOptions = {}) => {
    const result = await mesa([...argv, "--json"], options);
    expect(result.stderr).toBe("");
    return parsed(name, result.stdout);
  };
  const create = (name: string, ...more: readonly string[]) =>
    json("incidente-crear", [
      "incidente",
      "crear",
      ...practice,
      "--desde",
      `${requests}/${name}.json`,
      ...more,
    ]);
  const one = await create("incidente-dai-login-error");
  const other = await create("incidente-mti-placa");
  const waits = await create("incidente-imdt-bultos", "--encolar");
  const copies = () =>
    readdirSync(join(folder, "archivos"), { recursive: true, encoding: "utf8" })
      .map((name) => name.split(/[\\/]/).at(-1) ?? "")
      .filter((name) => name.length === 64);
  const entries = async () =>
    (await json("bandeja-listar", ["bandeja", "listar", "--todas"]))["entradas"].map(
      (entry: Record<string, string>) => entry["solicitud"],
    );
  return { folder, mesa, json, one, other, waits, copies, entries };
}

test("the summary tells what is kept, of whom, since when and how large", async () => {
  const { json, folder } = await machine();
  writeFileSync(join(folder, "nota.txt"), "ajena");
  mkdirSync(join(folder, "sesiones"));
  writeFileSync(join(folder, "sesiones", "agencia%20uno.json"), "{}");
  const { clases, bytes } = await json("datos-resumen", ["datos", "resumen"]);
  const of = (id: string) => clases.find((one: Record<string, unknown>) => one["clase"] === id);
  expect(of("libro")).toMatchObject({
    cuantos: 3,
    desde: sent.toISOString(),
    hasta: sent.toISOString(),
    personas: [
      "0499999902001 Transportes Imaginarios Cía. Ltda.",
      "0999999901001 Agente de Prueba Uno Cía. Ltda.",
      "0999999904001 Depósito Temporal Inventado S.A.",
    ],
  });
  const people = clases.map((one: Record<string, unknown>) => [one["clase"], one["personas"]]);
  const others = people.filter(([clase]: readonly unknown[]) => clase !== "libro");
  expect(new Map(others)).toEqual(
    new Map(others.map(([clase]: readonly unknown[]) => [clase, []])).set("sesiones", [
      "agencia uno",
    ]),
  );
  expect([of("archivos").cuantos, of("otros")]).toEqual([
    3,
    expect.objectContaining({ cuantos: 1, bytes: 5, exporta: false }),
  ]);
  const everything = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((sum, { size }) => sum + size, 0);
  expect(Math.abs(bytes - everything)).toBeLessThan(200_000);
});

test.each(["todo.zip", "todo"])("everything but secrets goes into %s", async (name) => {
  const { json, mesa, folder, one, waits } = await machine();
  await mesa(["perfil", "crear", "agencia", "--url", "https://mesa.example"]);
  writeFileSync(join(folder, "llave"), "secreta");
  const path = join(testFolder(), name);
  const told = await json("datos-exportar", ["datos", "exportar", "--salida", path]);
  const files: Record<string, Buffer> = {};
  if (name.endsWith(".zip")) {
    const unpacked = unzipSync(readFileSync(path));
    for (const [at, bytes] of Object.entries(unpacked)) files[at] = Buffer.from(bytes);
  } else {
    for (const at of readdirSync(path, { recursive: true, encoding: "utf8" })) {
      if (!statSync(join(path, at)).isFile()) continue;
      files[at.replaceAll("\\", "/")] = readFileSync(join(path, at));
    }
  }
  const index = JSON.parse(String(files["datos.json"]));
  const byId = (made: Record<string, unknown>) =>
    index.solicitudes.find((entry: typeof made) => entry["solicitud"] === made["solicitud"]);
  expect(index.solicitudes).toHaveLength(3);
  expect(byId(one)).toMatchObject({ ticket: one["ticket"], datos: { hora: "10:32" } });
  expect(byId(waits)).toMatchObject({ estado: "pendiente", ticket: null });
  for (const { archivos } of index.solicitudes) {
    for (const { copia, bytes } of archivos) expect(files[copia]?.length).toBe(bytes);
  }
  expect(Object.keys(files)).toHaveLength(told["archivos"]);
  expect(Object.keys(files).filter((at) => /llave|boveda|cache/.test(at))).toEqual([]);
  expect(String(files["ajustes/config.json"])).toContain("agencia");
  if (process.platform !== "win32") expect(statSync(path).mode & 0o077).toBe(0);
  const again = await mesa(["datos", "exportar", "--salida", path]);
  expect([again.code, again.stderr.includes("--reemplazar")]).toEqual([2, true]);
});

test("an operator's copies go, the receipt stays and what waits is not touched", async () => {
  const { json, one, other, waits, copies, entries } = await machine();
  const before = copies();
  const purge = ["datos", "purgar", "--identificacion", "0999999901001"];
  const shown = await json("datos-purgar", [...purge, "--ensayo"]);
  expect(shown).toMatchObject({
    purgado: false,
    comprobantes: "se-conservan",
    solicitudes: [{ solicitud: one["solicitud"], ticket: one["ticket"].numero }],
    copias: { archivos: 1, bytes: one["evidencia"].bytes },
  });
  expect(copies()).toEqual(before);
  expect(await json("datos-purgar", [...purge, "--si"])).toEqual({ ...shown, purgado: true });
  expect(copies()).toEqual(before.filter((digest) => digest !== one["evidencia"].sha256));
  expect(new Set(await entries())).toEqual(
    new Set([one, other, waits].map((made) => made["solicitud"])),
  );
  const all = await json("datos-purgar", [
    "datos",
    "purgar",
    "--antes-de",
    "2026-12-01",
    "--con-comprobantes",
    "--si",
  ]);
  expect([all.comprobantes, all.solicitudes.length, all.por_enviar]).toEqual(["se-borran", 2, 1]);
  expect(await entries()).toEqual([waits["solicitud"]]);
  expect(copies()).toEqual([waits["evidencia"].sha256]);
  const out = await json("bandeja-enviar", ["bandeja", "enviar", ...practice]);
  expect(out["entradas"]).toMatchObject([{ resultado: "aceptado" }]);
});

/** The files below a folder that contain one of these words in any of the ways they are stored. */
function filesWith(folder: string, words: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => words.some((word) => readFileSync(join(folder, name)).includes(word)));
}

describe("what is purged is not on the disk any more", () => {
  const person = ["0999999901001", "Agente de Prueba Uno"];

  /** A machine that keeps something of a person in every class that a purge may touch. */
  async function fullMachine() {
    const one = await machine();
    const draft = [
      "incidente",
      "crear",
      ...practice,
      "--desde",
      `${requests}/incidente-dai-login-error.json`,
    ];
    const kept = await one.mesa(draft, { interactive: true, answers: ["guardar"] });
    expect(kept.code).toBe(0);
    await one.mesa(["novedades", ...practice]);
    await one.mesa(["ticket", "ver", one.one["ticket"].numero, ...practice]);
    mkdirSync(join(one.folder, "armado"), { recursive: true });
    writeFileSync(join(one.folder, "armado", "resto.json"), JSON.stringify(person));
    const found = filesWith(one.folder, person).map((name) => name.split(/[\\/]/)[0]);
    for (const name of ["libro.db", "borradores", "armado", "practica"])
      expect(found).toContain(name);
    for (const name of ["tickets.db", "tickets-vistos.ndjson"]) {
      expect([name, existsSync(join(one.folder, name))]).toEqual([name, true]);
    }
    return one;
  }

  /** Whatever is left of the copies of tickets. */
  const copiesOfTickets = (folder: string) =>
    readdirSync(folder).filter((name) => name.startsWith("tickets"));

  test("by person: only the receipt and the practice desk still know them", async () => {
    const { folder, json } = await fullMachine();
    const purge = ["datos", "purgar", "--identificacion", "0999999901001", "--si"];
    expect(await json("datos-purgar", purge)).toMatchObject({ purgado: true });
    const left = new Set(filesWith(folder, person).map((name) => name.split(/[\\/]/)[0]));
    left.delete("libro.db-wal");
    expect(left).toEqual(new Set(["libro.db", "practica"]));
    expect(copiesOfTickets(folder)).toEqual([]);
  });

  test("by age with receipts: nobody has heard of them, neither the journal nor the practice desk", async () => {
    const { folder, json } = await fullMachine();
    const old = ["datos", "purgar", "--antes-de", "2100-01-01", "--con-comprobantes", "--si"];
    expect(await json("datos-purgar", old)).toMatchObject({ purgado: true });
    const left = new Set(filesWith(folder, person).map((name) => name.split(/[\\/]/)[0]));
    expect(left).toEqual(new Set());
    expect(copiesOfTickets(folder)).toEqual([]);
  });

  test("by ticket: its copies go, and the draft that has nothing to do with it stays", async () => {
    const { folder, json, one } = await fullMachine();
    const purge = [
      "datos",
      "purgar",
      "--ticket",
      one["ticket"].numero,
      "--con-comprobantes",
      "--si",
    ];
    expect(await json("datos-purgar", purge)).toMatchObject({ purgado: true });
    const left = new Set(filesWith(folder, person).map((name) => name.split(/[\\/]/)[0]));
    expect(left).toEqual(new Set(["armado", "borradores", "practica"]));
    expect(copiesOfTickets(folder)).toEqual([]);
  });
});

test("one ticket with its receipt; a copy that another request needs stays", async () => {
  const { json, mesa, one, copies, entries } = await machine();
  const file = `${requests}/incidente-dai-login-error.json`;
  await mesa(["incidente", "crear", ...practice, "--desde", file, "--repetir"]);
  const before = copies();
  const { numero } = one["ticket"];
  const purge = ["datos", "purgar", "--ticket", numero, "--con-comprobantes", "--si"];
  expect((await json("datos-purgar", purge))["copias"]).toEqual({ archivos: 0, bytes: 0 });
  expect([copies(), (await entries()).includes(one["solicitud"])]).toEqual([before, false]);
});

test("nothing is deleted without a selection or a yes", async () => {
  const { mesa, copies } = await machine();
  const before = copies();
  const codeOf = async (...argv: readonly string[]) => {
    const { code, stderr } = await mesa(["datos", "purgar", ...argv, "--json"]);
    return [code, parsed("error", stderr)["error"].codigo];
  };
  expect(await codeOf("--si")).toEqual([2, "sin-seleccion"]);
  expect(await codeOf("--antes-de", "mañana")).toEqual([2, "valor-invalido"]);
  expect(await codeOf("--antes-de", "2027-01-01")).toEqual([2, "sin-terminal"]);
  const purge = ["datos", "purgar", "--antes-de", "2027-01-01"];
  const no = await mesa(purge, { interactive: true, answers: [enter] });
  expect([no.code, copies()]).toEqual([130, before]);
  const yes = await mesa(purge, { interactive: true, answers: [true] });
  expect([yes.code, copies().length]).toEqual([0, 1]);
});

/** A clock that nobody confirms is believed once it has shown so for two weeks. */
async function clockGoesTo(day: string, at: (day: string) => Promise<unknown>): Promise<void> {
  for (const days of [15, 0]) {
    await at(new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10));
  }
}

test("a clock that jumps deletes nothing; what is deleted is said", async () => {
  const { mesa, entries, copies, folder } = await machine();
  const at = (day: string, ...argv: readonly string[]) =>
    mesa(["bandeja", "listar", ...argv], { now: new Date(`${day}T15:00:00Z`), folder });
  const before = copies();
  for (const day of ["2032-11-22", "2032-11-23", "2040-01-01", "2026-11-24"]) await at(day);
  expect([copies(), (await entries()).length]).toEqual([before, 3]);
  await at("2032-11-01");
  const { stderr } = await at("2032-11-22");
  expect(stderr).toMatch(/lo que cumplió su plazo. Comprobantes: [12];/);
});

test("retention is applied without asking: copies first, receipts years later", async () => {
  const { mesa, entries, copies, waits, folder } = await machine();
  const at = (day: string) =>
    mesa(["bandeja", "listar"], { now: new Date(`${day}T15:00:00Z`), folder });
  await clockGoesTo("2027-11-20", at);
  expect(copies()).toHaveLength(3);
  await at("2027-11-23");
  expect([copies(), (await entries()).length]).toEqual([[waits["evidencia"].sha256], 3]);
  const put = (clave: string, valor: string) => mesa(["config", "poner", clave, valor]);
  expect((await put("retencion_comprobantes", "mucho")).code).toBe(2);
  expect((await put("retencion_comprobantes", "siempre")).code).toBe(0);
  await clockGoesTo("2032-11-23", at);
  expect(await entries()).toHaveLength(3);
  expect((await put("retencion_comprobantes", "2a")).code).toBe(0);
  await clockGoesTo("2032-11-25", at);
  expect(await entries()).toEqual([waits["solicitud"]]);
});

test("where nothing is said, receipts are kept for five years", async () => {
  const { json, mesa, entries, waits, folder } = await machine();
  const { retencion } = await json("datos-resumen", ["datos", "resumen"]);
  expect(retencion).toEqual({ comprobantes: "5a", capturas: "1a" });
  const at = (day: string) =>
    mesa(["bandeja", "listar"], { now: new Date(`${day}T15:00:00Z`), folder });
  await clockGoesTo("2031-11-20", at);
  expect(await entries()).toHaveLength(3);
  await clockGoesTo("2031-11-23", at);
  expect(await entries()).toEqual([waits["solicitud"]]);
});

test.runIf(process.platform !== "win32")(
  "files and folders that became wider are taken back within a day",
  async () => {
    const { folder, mesa } = await machine();
    const wide = [".", "libro.db", "archivos", "practica", "practica/mesa.db"].map((name) =>
      join(folder, name),
    );
    for (const path of wide) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    await mesa(["bandeja", "listar"], { now: new Date("2026-11-23T15:00:00Z") });
    expect(wide.map((path) => statSync(path).mode & 0o077)).toEqual(wide.map(() => 0));
    expect(existsSync(join(folder, "libro.db"))).toBe(true);
  },
);
