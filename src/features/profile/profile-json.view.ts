import type { Profile } from "../../ports/profile-store.ts";

/** A profile as JSON; it holds no secret. */
export function profileJson({
  nombre,
  canal,
  url,
  ruc,
  usuario,
  buzon,
  rt,
  canal_alterno,
  operador,
}: Profile) {
  return {
    nombre,
    canal,
    url: url ?? null,
    ruc: ruc ?? null,
    usuario: usuario ?? null,
    ...(buzon !== undefined && { buzon: { ...buzon } }),
    ...(rt !== undefined && { rt }),
    ...(canal_alterno !== undefined && { canal_alterno }),
    operador: { ...operador },
  };
}
