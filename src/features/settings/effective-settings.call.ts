import type { SettingInForce } from "./settings.view.ts";
import {
  preferenceDefaults,
  preferenceKeys,
  retention,
  type PreferenceKey,
} from "../../ports/preferences.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { Call } from "../../app/call.ts";
import { findPreference } from "./find-preference.ts";

/** The global options that are settings as well. */
type Flags = Partial<Record<PreferenceKey, string | undefined>>;

/** One setting, or all of them with the form fields that are filled in beforehand. */
export async function effectiveSettings(
  wanted: string | undefined,
  flags: Flags,
  call: Call,
): Promise<readonly SettingInForce[]> {
  if (wanted !== undefined) return [settingOf(findPreference(wanted), flags, call)];
  const all = Object.keys(preferenceKeys).map(findPreference);
  const settings = all.map((key) => settingOf(key, flags, call));
  return [...settings, ...(await fieldSettings(call, flags.perfil))];
}

const defaults: Partial<Record<PreferenceKey, string>> = {
  ...preferenceDefaults,
  ...retention,
};

function settingOf(clave: PreferenceKey, flags: Flags, { context }: Call): SettingInForce {
  const flag = flags[clave];
  if (flag !== undefined) return { clave, valor: flag, origen: "bandera", donde: `--${clave}` };
  const preferences = context.preferences();
  const { value, origin } = preferences.get(clave);
  const donde = {
    ambiente: preferenceKeys[clave],
    proyecto: preferences.projectFile ?? null,
    configuracion: "config.json",
    omision: null,
  }[origin];
  return { clave, valor: value ?? defaults[clave] ?? null, origen: origin, donde };
}

/** The form fields filled in by the project's file, else by the profile. */
async function fieldSettings(
  call: Call,
  flag: string | undefined,
): Promise<readonly SettingInForce[]> {
  const { context } = call;
  const { campos, projectFile, get } = context.preferences();
  const name = flag ?? get("perfil").value;
  const profile: Profile | undefined =
    name === undefined ? undefined : await (await context.profiles()).find(name);
  const own = Object.entries(profile?.operador ?? {}).filter(([key]) => campos[key] === undefined);
  return [
    ...Object.entries(campos).map(([key, valor]): SettingInForce => ({
      clave: `campos.${key}`,
      valor,
      origen: "proyecto",
      donde: projectFile ?? null,
    })),
    ...own.map(([key, valor]): SettingInForce => ({
      clave: `campos.${key}`,
      valor: String(valor),
      origen: "perfil",
      donde: name ?? null,
    })),
  ];
}
