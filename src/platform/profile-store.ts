import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { parseJson } from "../domain/parse-json.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { channelIds } from "../ports/channel.ts";
import { practiceProfile, type Profile, type ProfileStore } from "../ports/profile-store.ts";
import { isMissing } from "./is-missing.ts";

const storedOperator = z.object({
  identificacion: z.exactOptional(z.string()),
  nombre: z.exactOptional(z.string()),
  correo: z.exactOptional(z.string()),
  telefono: z.exactOptional(z.string()),
  distrito: z.exactOptional(z.string()),
  tipo_operador: z.exactOptional(z.string()),
});

const storedProfile = z.object({
  nombre: z.string(),
  canal: z.enum(channelIds),
  url: z.exactOptional(z.string()),
  ruc: z.exactOptional(z.string()),
  usuario: z.exactOptional(z.string()),
  operador: storedOperator,
});

const storedSettings = z.object({
  v: z.literal(1),
  perfil: z.exactOptional(z.string()),
  perfiles: z.array(storedProfile),
});

type StoredSettings = z.output<typeof storedSettings>;

/**
 * Profiles in the user's settings file. Reading is a plain read, since it happens at every start;
 * writing goes through conf, which does it whole or not at all.
 */
export function createProfileStore(folder: string): ProfileStore {
  const path = join(folder, "config.json");

  async function read(): Promise<StoredSettings> {
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
    throw new MesaError("configuracion-danada", { params: { aparte: aside }, cause: parsed.error });
  }

  async function write(settings: StoredSettings): Promise<void> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { default: Conf } = await import("conf");
    const conf = new Conf<StoredSettings>({
      cwd: folder,
      configName: "config",
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
    conf.store = settings;
  }

  return {
    async list() {
      const { perfiles } = await read();
      const own = perfiles.some((one) => one.nombre === practiceProfile.nombre);
      return own ? perfiles : [...perfiles, practiceProfile];
    },
    async find(nombre) {
      return (await read()).perfiles.find((one) => one.nombre === nombre);
    },
    async current() {
      return (await read()).perfil;
    },
    async save(profile: Profile) {
      const settings = await read();
      const others = settings.perfiles.filter((one) => one.nombre !== profile.nombre);
      await write({ ...settings, perfiles: [...others, { ...profile }] });
    },
    async use(nombre) {
      await write({ ...(await read()), perfil: nombre });
    },
    async remove(nombre) {
      const { perfil, ...settings } = await read();
      const perfiles = settings.perfiles.filter((one) => one.nombre !== nombre);
      const still = perfil !== undefined && perfil !== nombre ? { perfil } : {};
      await write({ ...settings, ...still, perfiles });
    },
  };
}
