import { expect, test } from "vitest";
import { Secret } from "../../src/domain/secret.ts";
import { readSettings } from "../../src/platform/settings/read-settings.ts";

test("each setting is read from the variable of its name, and an empty one is none", () => {
  const names = {
    ruc: "MESA_RUC",
    usuario: "MESA_USUARIO",
    contrasena: "MESA_CONTRASENA",
    token: "MESA_TOKEN",
    contrasenaArchivo: "MESA_CONTRASENA_ARCHIVO",
    clienteSecreto: "MESA_CLIENTE_SECRETO",
    frase: "MESA_FRASE",
    llaveArchivo: "MESA_LLAVE_ARCHIVO",
    libroContrasena: "MESA_LIBRO_CONTRASENA",
    libroContrasenaArchivo: "MESA_LIBRO_CONTRASENA_ARCHIVO",
    libroAutoridad: "MESA_LIBRO_AUTORIDAD",
    avisoSecreto: "MESA_AVISO_SECRETO",
    interprete: "SHELL",
  };
  const read = (text: (name: string) => string) => {
    const variables = Object.values(names).map((name) => [name, text(name)]);
    const told = Object.entries(readSettings(Object.fromEntries(variables)));
    return Object.fromEntries(
      told.map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]),
    );
  };
  const others = { espera: undefined, depurar: false, ascii: false, ci: false };
  expect(read((name) => `de ${name}`)).toEqual({
    ...Object.fromEntries(Object.entries(names).map(([key, name]) => [key, `de ${name}`])),
    ...others,
  });
  const none = Object.fromEntries(Object.keys(names).map((key) => [key, undefined]));
  expect(read(() => "")).toEqual({ ...none, ...others });
  const secrets = Object.entries(readSettings({ MESA_TOKEN: "t", MESA_FRASE: "f" }));
  expect(secrets.flatMap(([key, value]) => (value instanceof Secret ? [key] : []))).toEqual([
    "token",
    "frase",
  ]);
});

test.each([
  ["1", 1],
  ["3600", 3600],
  ["0", undefined],
  ["3601", undefined],
  ["1.5", undefined],
  ["00060", undefined],
  ["un rato", undefined],
  ["", undefined],
])("MESA_ESPERA=%s is %s seconds", (text, seconds) => {
  expect(readSettings({ MESA_ESPERA: text }).espera).toBe(seconds);
});

test.each([
  [{}, false],
  [{ LANG: "" }, false],
  [{ LANG: "es_EC.UTF-8" }, false],
  [{ LANG: "es_EC.utf8" }, false],
  [{ LANG: "C" }, true],
  [{ LANG: "es_EC.UTF-8", LC_CTYPE: "POSIX" }, true],
  [{ LANG: "C", LC_CTYPE: "C.UTF-8" }, false],
  [{ LANG: "C.UTF-8", LC_CTYPE: "C.UTF-8", LC_ALL: "C" }, true],
  [{ LC_CTYPE: "C", LC_ALL: "C.UTF-8" }, false],
  [{ LC_ALL: "", LC_CTYPE: "", LANG: "C" }, true],
  [{ TERM: "dumb", LANG: "C.UTF-8" }, true],
  [{ TERM: "xterm", LANG: "C.UTF-8" }, false],
])("with %j only ASCII can be shown: %s", (env, ascii) => {
  expect(readSettings(env).ascii).toBe(ascii);
});

test.each([
  [{ CI: "true" }, true],
  [{ CI: "1" }, true],
  [{ CI: "0" }, false],
  [{ CI: "false" }, false],
  [{ CI: "" }, false],
])("with %j it runs in continuous integration: %s", (env, ci) => {
  expect(readSettings(env).ci).toBe(ci);
  expect(readSettings({ MESA_DEPURAR: ci ? "1" : "si" }).depurar).toBe(ci);
});
