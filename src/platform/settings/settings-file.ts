import { chmodSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { channelIds } from "../../ports/channel.ts";
import { isMissing } from "../files/is-missing.ts";

const storedOperator = z.object({
  identificacion: z.exactOptional(z.string()),
  nombre: z.exactOptional(z.string()),
  correo: z.exactOptional(z.string()),
  telefono: z.exactOptional(z.string()),
  distrito: z.exactOptional(z.string()),
  tipo_operador: z.exactOptional(z.string()),
});

const storedMail = z.object({
  direccion: z.string(),
  mesa: z.string(),
  smtp: z.string(),
  imap: z.string(),
  acceso: z.enum(["contrasena", "xoauth2"]),
  dominios: z.exactOptional(z.readonly(z.array(z.string()))),
  patrones: z.exactOptional(z.readonly(z.array(z.string()))),
});

const storedRt = z.object({
  cola: z.string(),
  campo_clave: z.string(),
  solicitante: z.string(),
  campos: z.record(z.string(), z.string()),
  estados: z.exactOptional(z.record(z.string(), z.string())),
});

const storedProfile = z.object({
  nombre: z.string(),
  canal: z.enum(channelIds),
  url: z.exactOptional(z.string()),
  ruc: z.exactOptional(z.string()),
  usuario: z.exactOptional(z.string()),
  buzon: z.exactOptional(storedMail),
  rt: z.exactOptional(storedRt),
  canal_alterno: z.exactOptional(z.string()),
  operador: storedOperator,
});

const storedSettings = z.object({
  v: z.literal(1),
  /** The profile in use. */
  perfil: z.exactOptional(z.string()),
  perfiles: z.array(storedProfile),
  ajustes: z.exactOptional(z.record(z.string(), z.string())),
});

export type StoredSettings = z.output<typeof storedSettings>;

export interface SettingsFile {
  readonly path: string;
  /** @throws MesaError `configuracion-danada`: the file is kept aside, never wiped */
  readonly read: () => StoredSettings;
  readonly write: (settings: StoredSettings) => Promise<void>;
}

/**
 * The user's settings. Reading is a plain read, since it happens at every start; writing goes
 * through conf, which does it whole or not at all.
 */
export function openSettingsFile(folder: string): SettingsFile {
  const path = join(folder, "config.json");
  return {
    path,
    read() {
      let text: string;
      try {
        // Synchronous: `node:fs/promises` alone would cost a twentieth of the start.
        text = readFileSync(path, "utf8");
      } catch (error) {
        if (isMissing(error)) return { v: 1, perfiles: [] };
        throw new MesaError("archivo-ilegible", { params: { archivo: path }, cause: error });
      }
      const parsed = storedSettings.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      const aside = `${path}.danado-${process.pid}`;
      renameSync(path, aside);
      const params = { aparte: aside };
      throw new MesaError("configuracion-danada", { params, cause: parsed.error });
    },
    async write(settings) {
      const { default: Conf } = await import("conf");
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        chmodSync(folder, 0o700);
        const conf = new Conf<StoredSettings>({
          cwd: folder,
          configName: "config",
          configFileMode: 0o600,
          clearInvalidConfig: false,
          accessPropertiesByDotNotation: false,
        });
        conf.store = settings;
      } catch (error) {
        throw new MesaError("disco", { params: { ruta: path }, cause: error });
      }
    },
  };
}
