import { createRtChannel } from "../channels/request-tracker/rt-channel.ts";
import { createRtClient } from "../channels/request-tracker/rt-client.ts";
import { createRtQueues } from "../channels/request-tracker/rt-queues.ts";
import { createRtSignIn } from "../channels/request-tracker/rt-sign-in.ts";
import type { DeskConnection } from "../app/context.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Intent } from "../ports/ledger.ts";
import type { ConnectNeeds } from "./connect-needs.ts";
import { openDeskHttp } from "./open-desk-http.ts";
import { openTokens } from "./open-tokens.ts";
import { requestWords } from "./request-words.ts";

/** A Request Tracker, by its REST 2.0. */
export function connectRt(needs: ConnectNeeds): Promise<DeskConnection> {
  const { profile, clock, monotonicMs, wait } = needs;
  if (profile.rt === undefined) {
    throw new MesaError("perfil-desconocido", { params: { perfil: profile.nombre } });
  }
  const http = openDeskHttp(needs);
  const signIn = createRtSignIn(http, profile.url ?? "", clock);
  const tokens = openTokens(needs, signIn);
  const client = createRtClient(http, tokens);
  const words = async (intent: Intent) => requestWords(intent, await needs.catalogs());
  const parts = { http, client, settings: profile.rt, words, clock, monotonicMs, wait };
  return Promise.resolve({
    channel: createRtChannel(parts),
    signIn,
    tokens,
    queues(token) {
      const fixed = { token: () => Promise.resolve(token), renew: () => Promise.resolve(token) };
      return createRtQueues(createRtClient(http, fixed));
    },
    close: http.close,
  });
}
