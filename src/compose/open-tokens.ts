import type { Credentials, SignIn, TokenSource } from "../ports/session.ts";
import { createTokenSource } from "../features/session/token-source.ts";
import type { ConnectNeeds } from "./connect-needs.ts";

/** The tokens of a profile's desk: kept, given by the environment, or from a sign-in. */
export function openTokens(needs: ConnectNeeds, signIn: SignIn): TokenSource {
  const { profile, sessions, settings, clock } = needs;
  return createTokenSource({
    perfil: profile.nombre,
    store: sessions,
    signIn,
    givenToken: settings.token,
    credentials: () => credentialsAtHand(needs),
    forget: () => sessions.forgetPassword(profile.nombre),
    clock,
  });
}

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
