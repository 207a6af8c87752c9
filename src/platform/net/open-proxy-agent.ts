import connect from "undici/lib/api/api-connect.js";
import DispatcherBase from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";
import Pool from "undici/lib/dispatcher/pool.js";
import type { Dispatcher } from "undici";
import { HttpFailure, ProxyRefusal } from "../../ports/http.ts";
import type { Proxies } from "./proxies.ts";

interface AgentTimes {
  readonly connections: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly connect: { readonly timeout: number; readonly minVersion: "TLSv1.2" };
}

/** Opens connections through proxies, tunnelled (CONNECT) so that TLS stays end to end. */
export function openProxyAgent(times: AgentTimes, proxies: Proxies): Dispatcher {
  // The package's index does this too, but also loads everything else.
  Object.assign(DispatcherBase.prototype, { connect });
  const { connect: tls, ...agent } = times;
  const tunnels = { clientFactory: openTunnels };
  return new EnvHttpProxyAgent({ ...agent, ...proxies, ...tunnels, connect: tls, requestTls: tls });
}

/**
 * Connections to one proxy. The first tunnel is asked for alone, and a proxy that refuses its
 * credentials is asked no second time: each attempt is a failed sign-in that may lock an account.
 */
function openTunnels(proxy: URL, options: object): Dispatcher {
  const pool = new Pool(proxy.origin, options);
  const open = pool.connect.bind(pool);
  let first: Promise<unknown> | undefined;
  let refusal: ProxyRefusal | undefined;

  async function tunnel(asked: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    if (refusal !== undefined) throw refusal;
    const reply = await open(asked);
    const { statusCode, socket } = reply;
    if (statusCode === 200) return reply;
    socket.on("error", () => {}).destroy();
    if (statusCode !== 407)
      throw new HttpFailure(`HTTP ${statusCode} ${proxy.host}`, false, undefined);
    refusal = new ProxyRefusal(proxy.host);
    throw refusal;
  }

  return Object.assign(pool, {
    connect(asked: Dispatcher.ConnectOptions) {
      if (first !== undefined) return first.then(() => tunnel(asked));
      const mine = tunnel(asked);
      first = mine.catch(() => {});
      return mine;
    },
  });
}
