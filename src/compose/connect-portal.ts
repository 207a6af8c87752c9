import { createPortalChannel } from "../channels/portal/portal-channel.ts";
import { createPortalClient } from "../channels/portal/portal-client.ts";
import { createPortalSignIn } from "../channels/portal/portal-sign-in.ts";
import type { DeskConnection } from "../cli/context.ts";
import { createTokenSource } from "../usecases/token-source.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { credentialsAtHand } from "./credentials-at-hand.ts";
import { openDeskHttp } from "./open-desk-http.ts";

/** A desk in another place that speaks the portal contract. */
export function connectPortal(needs: ConnectNeeds): Promise<DeskConnection> {
  const { profile, sessions, settings, clock } = needs;
  const http = openDeskHttp(needs);
  const signIn = createPortalSignIn(http);
  const tokens = createTokenSource({
    perfil: profile.nombre,
    store: sessions,
    signIn,
    givenToken: settings.token,
    credentials: () => credentialsAtHand(needs),
    forget: () => sessions.forgetPassword(profile.nombre),
    clock,
  });
  const channel = createPortalChannel("portal", createPortalClient(http, tokens));
  return Promise.resolve({ channel, signIn, tokens, close: http.close });
}
