import type { SignIn, TokenSource } from "../ports/session.ts";
import { createTokenSource } from "../features/session/token-source.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { credentialsAtHand } from "./credentials-at-hand.ts";

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
