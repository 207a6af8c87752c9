import type { Credentials } from "../ports/session.ts";
import type { ConnectNeeds } from "./connect-needs.ts";

/** What the environment, the profile and the store say, without asking anybody. */
export async function credentialsAtHand({
  profile,
  settings,
  sessions,
  password,
}: ConnectNeeds): Promise<Credentials | undefined> {
  const usuario = settings.usuario ?? profile.usuario;
  const contrasena = (await password()) ?? (await sessions.password(profile.nombre));
  if (usuario === undefined || contrasena === undefined) return undefined;
  return { ruc: settings.ruc ?? profile.ruc, usuario, contrasena };
}
