import type { Profile } from "../../ports/profile-store.ts";

/** A profile as JSON, its channel's settings under their own key; it holds no secret. */
export function profileJson(profile: Profile) {
  const { nombre, canal, url, ruc, usuario, canal_alterno, operador, ...settings } = profile;
  return {
    nombre,
    canal,
    url: url ?? null,
    ruc: ruc ?? null,
    usuario: usuario ?? null,
    ...settings,
    ...(canal_alterno !== undefined && { canal_alterno }),
    operador: { ...operador },
  };
}
