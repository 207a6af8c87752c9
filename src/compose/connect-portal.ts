import { createPortalChannel } from "../channels/portal/portal-channel.ts";
import { createPortalClient } from "../channels/portal/portal-client.ts";
import { createPortalSignIn } from "../channels/portal/portal-sign-in.ts";
import type { DeskConnection } from "../app/context.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { openDeskHttp } from "./open-desk-http.ts";
import { openTokens } from "./open-tokens.ts";

/** A desk in another place that speaks the portal contract. */
export function connectPortal(needs: ConnectNeeds): Promise<DeskConnection> {
  const http = openDeskHttp(needs);
  const signIn = createPortalSignIn(http);
  const tokens = openTokens(needs, signIn);
  const channel = createPortalChannel("portal", createPortalClient(http, tokens));
  return Promise.resolve({ channel, signIn, tokens, close: http.close });
}
