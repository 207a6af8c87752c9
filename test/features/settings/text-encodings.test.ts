import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readHolidayChanges } from "../../../src/platform/settings/read-holiday-changes.ts";
import { testDesk } from "../../support/desk-client.ts";
import { parsed } from "../../support/parse-output.ts";
import { runMesa, testFolder } from "../../support/test-context.ts";

const person = [
  "--tipo-persona=natural-ecuatoriana",
  "--identificacion=1710034065",
  "--usuario=MARIA.SALAZAR",
  "--nombre=María Salazar",
  "--correo=maria@agencia.example",
];

/** How programs of Windows write text files. */
const encodings: readonly [string, (text: string) => Buffer][] = [
  ["UTF-16, as PowerShell's >", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-8 with a mark, as Notepad's", (text) => Buffer.from(`\ufeff${text}`)],
  ["Windows-1252, as Notepad's ANSI", (text) => Buffer.from(text, "latin1")],
];

describe.each(encodings)("a file in %s", (_name, encoded) => {
  const file = (name: string, text: string): string => {
    const path = join(testFolder(), name);
    writeFileSync(path, encoded(text));
    return path;
  };

  test("is a password without its line end", async () => {
    const { url } = await testDesk();
    const folder = testFolder();
    const env = { MESA_CONTRASENA_ARCHIVO: file("contrasena.txt", "Contraseña-2026\r\n") };
    await runMesa(["perfil", "crear", "agencia", "--url", url], { folder });
    const made = await runMesa(["registro", ...person, "--json"], { folder, env });
    expect([made.code, made.stderr]).toEqual([0, ""]);
    const signIn = ["sesion", "iniciar", "--usuario", "MARIA.SALAZAR", "--contrasena-stdin"];
    const entered = await runMesa(signIn, { folder, stdin: "Contraseña-2026\n" });
    expect(entered.code).toBe(0);
  });

  test("has a project's settings", async () => {
    const path = file(".mesarc.json", JSON.stringify({ perfil: "peña" }));
    const { stdout } = await runMesa(["config", "ver", "--json"], { cwd: join(path, "..") });
    expect(parsed("config-ver", stdout)["ajustes"]).toContainEqual(
      expect.objectContaining({ clave: "perfil", valor: "peña" }),
    );
  });

  test("has holidays", () => {
    const feriados = { "2026-12-24": "Puente de Navidad, año 2026" };
    expect(readHolidayChanges(file("feriados.json", JSON.stringify({ feriados })))).toEqual({
      feriados,
      laborables: [],
    });
  });
});

describe("holidays that decrees change", () => {
  const read = (content: string | Buffer) => {
    const path = join(testFolder(), "feriados.json");
    writeFileSync(path, content);
    return () => readHolidayChanges(path);
  };
  const invalid = (causa: string) =>
    expect.objectContaining({
      code: "feriados-invalidos",
      params: expect.objectContaining({ causa, archivo: expect.stringContaining("feriados") }),
    });

  test.each([
    ["no JSON", "{", "json-cortado"],
    ["a day that does not exist", `{"feriados":{"2026-02-30":"x"}}`, "otra-forma"],
    ["no reason", `{"feriados":{"2026-12-24":7}}`, "otra-forma"],
    ["another key", `{"feriado":{}}`, "otra-forma"],
    ["a working day that is none", `{"laborables":["mañana"]}`, "otra-forma"],
    ["more than a list is long", Buffer.alloc(1024 * 1024 + 1, 0x20), "excede"],
  ])("a file with %s is refused", (_what, content, causa) => {
    expect(read(content)).toThrow(invalid(causa));
  });

  test("a folder in its place is refused, no file at all changes nothing", () => {
    const path = join(testFolder(), "feriados.json");
    expect(readHolidayChanges(path)).toEqual({ feriados: {}, laborables: [] });
    mkdirSync(path);
    expect(() => readHolidayChanges(path)).toThrow(invalid("es-carpeta"));
  });

  test("working days are read, too", () => {
    expect(read(`{"laborables":["2026-12-31"]}`)()).toEqual({
      feriados: {},
      laborables: ["2026-12-31"],
    });
  });
});
