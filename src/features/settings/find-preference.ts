import { preferenceKeys, type PreferenceKey } from "../../ports/preferences.ts";
import { unknownValue } from "../../forms/unknown-value.ts";

/** A setting by its name. @throws MesaError `valor-invalido` with the nearest one */
export function findPreference(name: string): PreferenceKey {
  const keys = Object.keys(preferenceKeys);
  if (isKey(name)) return name;
  throw unknownValue({ key: "clave", shown: "CLAVE" }, name, keys);
}

function isKey(name: string): name is PreferenceKey {
  return Object.hasOwn(preferenceKeys, name);
}
