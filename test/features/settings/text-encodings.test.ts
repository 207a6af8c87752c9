import { writeFileSync } from "node:fs";
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
