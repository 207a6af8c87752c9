import connect from "undici/lib/api/api-connect.js";
import DispatcherBase from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";
import type { Dispatcher } from "undici";
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
  return new EnvHttpProxyAgent({ ...agent, ...proxies, connect: tls, requestTls: tls });
}
