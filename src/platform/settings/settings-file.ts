import { chmodSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { unreadableFile } from "../../errors/unreadable-file.ts";
import { channelIds } from "../../ports/channel.ts";
import {
  practiceProfile,
  type ChannelSettings,
  type ProfileStore,
} from "../../ports/profile-store.ts";
import { isMissing } from "../files/file-access.ts";
import { diskError, replaceFileSync } from "../files/replace-file.ts";

const storedOperator = z.object({
  identificacion: z.exactOptional(z.string()),
  nombre: z.exactOptional(z.string()),
  correo: z.exactOptional(z.string()),
  telefono: z.exactOptional(z.string()),
  distrito: z.exactOptional(z.string()),
  tipo_operador: z.exactOptional(z.string()),
});

/** How what channels keep in a profile is written down, by their keys there. */
export type ChannelShape = {
  readonly [Key in keyof ChannelSettings]-?: z.ZodMiniExactOptional<
    z.ZodMiniType<NonNullable<ChannelSettings[Key]>>
  >;
};

function settingsSchema(channels: ChannelShape) {
  const profile = z.object({
    nombre: z.string(),
    canal: z.enum(channelIds),
    url: z.exactOptional(z.string()),
    ruc: z.exactOptional(z.string()),
    usuario: z.exactOptional(z.string()),
    ...channels,
    canal_alterno: z.exactOptional(z.string()),
    operador: storedOperator,
  });
  return z.object({
    v: z.literal(1),
    /** Name of the profile in use. */
    perfil: z.exactOptional(z.string()),
    perfiles: z.array(profile),
    /** The user's own settings, by `PreferenceKey`. */
    ajustes: z.exactOptional(z.record(z.string(), z.string())),
  });
}

export type StoredSettings = z.output<ReturnType<typeof settingsSchema>>;

export interface SettingsFile {
  readonly path: string;
  /** @throws MesaError `configuracion-danada` after renaming the damaged file */
  readonly read: () => StoredSettings;
  /** @throws MesaError `disco` */
  readonly write: (settings: StoredSettings) => Promise<void>;
}

/**
 * Opens the user's settings file. Reading is a plain synchronous read, since it happens at every
 * start. Writing uses conf, which replaces the file completely or not at all.
 */
export function openSettingsFile(folder: string, channels: ChannelShape): SettingsFile {
  const path = join(folder, "config.json");
  const schema = settingsSchema(channels);
  return {
    path,
    read() {
      let text: string;
      try {
        // `node:fs/promises` alone would take a twentieth of the start-up time.
        text = readFileSync(path, "utf8");
      } catch (error) {
        if (isMissing(error)) return { v: 1, perfiles: [] };
        throw unreadableFile(path, error);
      }
      const parsed = schema.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      const aside = `${path}.danado-${process.pid}`;
      try {
        replaceFileSync(path, aside);
      } catch (error) {
        throw diskError(path, error);
      }
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
        throw diskError(path, error);
      }
    },
  };
}

/** Profiles and the user's own settings, kept in the settings file. */
export function createProfileStore({ read, write }: SettingsFile): ProfileStore {
  return {
    async list() {
      const { perfiles } = read();
      const own = perfiles.some((one) => one.nombre === practiceProfile.nombre);
      return Promise.resolve(own ? perfiles : [...perfiles, practiceProfile]);
    },
    find: async (nombre) => Promise.resolve(read().perfiles.find((one) => one.nombre === nombre)),
    current: async () => Promise.resolve(read().perfil),
    async save(profile) {
      const settings = read();
      const others = settings.perfiles.filter((one) => one.nombre !== profile.nombre);
      await write({ ...settings, perfiles: [...others, { ...profile }] });
    },
    use(nombre) {
      const { perfil: _old, ...settings } = read();
      return write({ ...settings, ...(nombre !== undefined && { perfil: nombre }) });
    },
    async remove(nombre) {
      const { perfil, ...settings } = read();
      const perfiles = settings.perfiles.filter((one) => one.nombre !== nombre);
      const still = perfil !== undefined && perfil !== nombre ? { perfil } : {};
      await write({ ...settings, ...still, perfiles });
    },
    async put(key, value) {
      const { ajustes, ...settings } = read();
      const { [key]: _old, ...others } = ajustes ?? {};
      await write({
        ...settings,
        ajustes: value === undefined ? others : { ...others, [key]: value },
      });
    },
  };
}
