import connect from "undici/lib/api/api-connect.js";
import DispatcherBase from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";
import type { Dispatcher } from "undici";
import type { Proxies } from "./proxies-of.ts";

interface AgentTimes {
  readonly connections: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly connect: { readonly timeout: number; readonly minVersion: "TLSv1.2" };
}

/** Connections through the environment's proxies, tunnelled (CONNECT) so that TLS stays end to end. */
export function openProxyAgent(times: AgentTimes, proxies: Proxies): Dispatcher {
  // What the package's index would do; it also loads everything else.
  Object.assign(DispatcherBase.prototype, { connect });
  const { connect: tls, ...agent } = times;
  return new EnvHttpProxyAgent({ ...agent, ...proxies, connect: tls, requestTls: tls });
}
