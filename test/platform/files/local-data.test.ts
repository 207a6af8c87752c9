import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLocalData } from "../../../src/platform/files/local-data.ts";
import { posix } from "../../support/posix.ts";
import { testFolder } from "../../support/test-context.ts";

test("what a running practice desk has open stays whole, and the rest is removed", () => {
  const folder = testFolder();
  mkdirSync(join(folder, "practica"));
  mkdirSync(join(folder, "borradores"));
  const all = ["practica/a-archivo", "practica/mesa.db", "borradores/abc.json"];
  for (const name of all) writeFileSync(join(folder, name), "x");
  const removeOne = (path: string): void => {
    if (!path.endsWith("mesa.db")) return rmSync(path);
    throw Object.assign(new Error("EBUSY"), { code: "EBUSY", syscall: "unlink" });
  };
  const data = createLocalData({ data: folder, settings: folder }, removeOne, "win32");
  const files = data.classes().flatMap((one) => one.files);
  expect(data.remove(files)).toEqual(["practica"]);
  expect(all.filter((name) => existsSync(join(folder, name)))).toEqual([
    "practica/a-archivo",
    "practica/mesa.db",
  ]);
});

test("what is still on the disk afterwards is not called removed, whatever the reason", () => {
  const folder = testFolder();
  for (const name of ["tickets.db", "tickets-vistos.ndjson"])
    writeFileSync(join(folder, name), "x");
  const removeOne = (path: string): void => {
    if (path.endsWith(".ndjson")) rmSync(path);
  };
  const data = createLocalData({ data: folder, settings: folder }, removeOne);
  const files = data.classes().flatMap((one) => one.files);
  expect(data.remove(files)).toEqual(["tickets"]);
});

test("every file has its class: what it is called, how it is purged, and whether it is exported", () => {
  const [data, settings] = [testFolder(), testFolder()];
  const uuid = "0190a0b0-0000-7000-8000-000000000000";
  const names = [
    "libro.db.danado-7",
    "libro.db-wal",
    "libro-por-asentar",
    "archivos",
    "borradores",
    "tickets.db",
    "tickets-vistos.ndjson",
    "correo.db",
    "importados.db",
    "completar",
    "practica",
    "sesiones",
    "boveda",
    "cache",
    "reconocedor",
    "armado",
    `texto-${uuid}.txt`,
    `a.csv.${uuid}.tmp`,
    "nota.txt",
    "tickets.txt",
  ];
  for (const name of names) writeFileSync(join(data, name), "x");
  for (const name of ["config.json", "feriados.json", "catalogos", "llave"])
    writeFileSync(join(settings, name), "x");
  const found = createLocalData({ data, settings }).classes();
  const listed = found.map(({ id, purge, secret, files }) => {
    const own = files.map(({ name }) => name.replace(`${id}/`, "")).toSorted();
    return [id, purge, secret ? "never exported" : "exported", own.join(" ")];
  });
  expect(listed).toEqual([
    ["apartados", "pieza", "exported", "libro.db.danado-7"],
    ["libro", "libro", "exported", "libro.db-wal"],
    ["asentar", "orden", "exported", "libro-por-asentar"],
    ["archivos", "libro", "exported", "archivos"],
    ["borradores", "pieza", "exported", "borradores"],
    ["tickets", "copia", "exported", "tickets-vistos.ndjson tickets.db"],
    ["correo", "copia", "exported", "correo.db importados.db"],
    ["completar", "copia", "exported", "completar"],
    ["practica", "junto", "exported", "practica"],
    ["sesiones", "orden", "exported", "sesiones"],
    ["secretos", "orden", "never exported", "boveda llave"],
    ["ajustes", "orden", "exported", "catalogos config.json feriados.json"],
    ["programa", "orden", "never exported", "cache"],
    ["reconocedor", "orden", "never exported", "reconocedor"],
    ["restos", "pieza", "exported", `a.csv.${uuid}.tmp armado texto-${uuid}.txt`],
    ["otros", "orden", "never exported", "nota.txt tickets.txt"],
  ]);
});

test.runIf(posix)(
  "rights are taken back from our own files alone, and links are not followed",
  () => {
    const [data, elsewhere] = [testFolder(), testFolder()];
    const foreign = join(elsewhere, "ajeno");
    mkdirSync(join(data, "archivos", "ab"), { recursive: true });
    const own = ["libro.db", "archivos", "archivos/ab", "archivos/ab/copia"];
    for (const name of ["libro.db", "archivos/ab/copia", "nota.txt"])
      writeFileSync(join(data, name), "x");
    writeFileSync(foreign, "x");
    symlinkSync(foreign, join(data, "archivos", "enlace"));
    for (const name of own) {
      chmodSync(join(data, name), statSync(join(data, name)).isDirectory() ? 0o755 : 0o644);
    }
    for (const path of [foreign, join(data, "nota.txt")]) chmodSync(path, 0o644);
    createLocalData({ data, settings: data }).repairModes();
    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect(own.map((name) => modeOf(join(data, name)))).toEqual(["600", "700", "700", "600"]);
    expect([modeOf(foreign), modeOf(join(data, "nota.txt"))]).toEqual(["644", "644"]);
  },
);

test("copies of messages go with a ticket that their texts name, however these are encoded", () => {
  const folder = testFolder();
  const encoded = Buffer.from("Su trámite fue registrado con el número MS-2026-000123, gracias.")
    .toString("base64")
    .replaceAll(/.{44}/g, "$&\r\n");
  writeFileSync(join(folder, "correo.db"), `SQLite…${encoded}…`);
  const data = createLocalData({ data: folder, settings: folder });
  const chosen = (ticket: string) => data.select({ ticket }).map(({ name }) => name);
  expect(chosen("MS-2026-000123")).toEqual(["correo/correo.db"]);
  expect(chosen("MS-2026-000124")).toEqual([]);
});

test("a word is found across the border of what is searched at once", () => {
  const folder = testFolder();
  const path = join(folder, "correo.db");
  const data = createLocalData({ data: folder, settings: folder });
  const found = () => data.select({ ticket: "MS-2026-000123" }).length;
  const text = "Su trámite MS-2026-000123 fue registrado.";
  // Six bytes a letter in quoted-printable, with a line end after each.
  const quoted = Array.from(text, (one) => `=${Buffer.from(one).toString("hex")}=\r\n`).join("");
  for (const encoded of [text, Buffer.from(text).toString("base64"), quoted]) {
    for (const before of [0, 2 ** 20 - encoded.length + 5, 2 ** 20 - 30, 2 ** 20 - 5, 2 ** 20]) {
      const filler = "x".repeat(Math.max(0, before));
      writeFileSync(path, `${filler}${encoded}${"x".repeat(100)}`);
      expect([encoded.length, before, found()]).toEqual([encoded.length, before, 1]);
    }
  }
  writeFileSync(path, "x".repeat(2 ** 20 + 100));
  expect(found()).toBe(0);
});

test("what is meant by a day, a person, a profile or a ticket", () => {
  const folder = testFolder();
  const [old, noon] = [new Date("2026-01-01T12:00:00Z"), new Date("2026-06-01T12:00:00Z")];
  const files: readonly (readonly [string, string, Date])[] = [
    ["borradores/viejo.json", '{"perfil":"uno","id":"0900000001"}', old],
    ["borradores/nuevo.json", '{"perfil":"unos","id":"0900000001"}', noon],
    ["libro.db", "uno 0900000001 T-1", old],
    ["tickets.db", "perfil uno, T-1", old],
    ["correo.db", "perfil dos", noon],
    ["practica/mesa.db", "T-1", old],
    ["practica/archivos/ab", "", noon],
    ["armado", "uno", old],
    ["llave", "uno", old],
    ["nota.txt", "uno", old],
  ];
  for (const [name, text, at] of files) {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, at, at);
  }
  const data = createLocalData({ data: folder, settings: folder });
  const meant = (selection: Parameters<typeof data.select>[0]) =>
    data.select(selection).map(({ path }) => path.slice(folder.length + 1).replaceAll("\\", "/"));
  const copies = ["tickets.db", "correo.db"];
  const practice = ["practica/archivos/ab", "practica/mesa.db"];
  const [late, early] = ["borradores/nuevo.json", "borradores/viejo.json"];
  const after = new Date(noon.getTime() + 1);
  expect(
    [
      {},
      { before: noon },
      { before: after },
      { before: old },
      { identificacion: "0900000001" },
      { identificacion: "practica" },
      { perfil: "uno" },
      { perfil: "uno", before: noon },
      { perfil: "uno", identificacion: "0900000001" },
      { perfil: "dos", ticket: "T-1" },
      { perfil: "practica" },
      { perfil: "practica", before: noon },
      { perfil: "practica", before: after },
      { perfil: "practica", ticket: "T-1" },
      { perfil: "tres" },
      { ticket: "practica" },
      { ticket: "T-1" },
    ].map(meant),
  ).toEqual([
    [late, early, ...copies, ...practice, "armado"],
    [early, ...copies, "armado"],
    [late, early, ...copies, ...practice, "armado"],
    copies,
    [late, early, ...copies],
    copies,
    [early, "tickets.db", "armado"],
    [early, "tickets.db", "armado"],
    [early, ...copies],
    copies,
    practice,
    [],
    practice,
    ["tickets.db"],
    [],
    [],
    ["tickets.db"],
  ]);
});
