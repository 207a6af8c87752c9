import { practiceProfile, type ProfileStore } from "../../ports/profile-store.ts";
import type { SettingsFile } from "./settings-file.ts";

/** Profiles and own settings in the user's settings file. */
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
