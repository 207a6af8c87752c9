import type { Settings } from "../../ports/settings.ts";
import { Secret } from "../../domain/secret.ts";
import type { SecretVariable } from "../process/child-environment.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from the environment. An empty variable counts as unset. */
export function readSettings(env: Environment): Settings {
  const text = (name: string): string | undefined => env[name] || undefined;
  const secret = (name: SecretVariable): Secret | undefined => {
    const value = text(name);
    return value === undefined ? undefined : new Secret(value);
  };
  return {
    ruc: text("MESA_RUC"),
    usuario: text("MESA_USUARIO"),
    contrasena: secret("MESA_CONTRASENA"),
    token: secret("MESA_TOKEN"),
    contrasenaArchivo: text("MESA_CONTRASENA_ARCHIVO"),
    clienteSecreto: secret("MESA_CLIENTE_SECRETO"),
    frase: secret("MESA_FRASE"),
    llaveArchivo: text("MESA_LLAVE_ARCHIVO"),
    libroContrasena: secret("MESA_LIBRO_CONTRASENA"),
    libroContrasenaArchivo: text("MESA_LIBRO_CONTRASENA_ARCHIVO"),
    libroAutoridad: text("MESA_LIBRO_AUTORIDAD"),
    avisoSecreto: secret("MESA_AVISO_SECRETO"),
    espera: seconds(env["MESA_ESPERA"]),
    interprete: text("SHELL"),
    depurar: env["MESA_DEPURAR"] === "1",
    ascii: env["TERM"] === "dumb" || !showsUnicode(env),
    ci: !["", "0", "false"].includes(env["CI"] ?? ""),
  };
}

/** Reads a number of seconds from 1 to 3600; anything else counts as unset. */
function seconds(text: string | undefined): number | undefined {
  const number = /^\d{1,4}$/.test(text ?? "") ? Number(text) : 0;
  return number >= 1 && number <= 3600 ? number : undefined;
}

/**
 * Whether the locale allows Unicode, by the first variable set in POSIX's order. True where none is
 * set, as on Windows.
 */
function showsUnicode(env: Environment): boolean {
  return /utf-?8/i.test(env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "UTF-8");
}
