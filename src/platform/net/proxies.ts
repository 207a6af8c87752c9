/** Proxy addresses by the kind of address they serve, and the hosts that need no proxy. */
export interface Proxies {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  readonly noProxy?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the proxies from the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. Both
 * spellings are accepted; lower case wins, as in curl. Returns undefined when no proxy is set.
 */
export function proxiesOf(env: Environment): Proxies | undefined {
  const find = (name: string): string | undefined =>
    env[name.toLowerCase()] || env[name] || undefined;
  const httpsProxy = find("HTTPS_PROXY");
  const httpProxy = find("HTTP_PROXY");
  if (httpsProxy === undefined && httpProxy === undefined) return undefined;
  const noProxy = find("NO_PROXY");
  return {
    ...(httpsProxy !== undefined && { httpsProxy }),
    ...(httpProxy !== undefined && { httpProxy }),
    ...(noProxy !== undefined && { noProxy }),
  };
}

/**
 * Returns the proxy that a request to this address goes through, or undefined when it goes direct.
 * `NO_PROXY` is read as undici reads it: each entry is a host name that includes its subdomains, with
 * an optional port.
 */
export function proxyFor(url: string, proxies: Proxies | undefined): string | undefined {
  if (proxies === undefined) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const named = protocol === "https:" ? proxies.httpsProxy : undefined;
  const proxy = named ?? proxies.httpProxy;
  const host = hostname.toLowerCase();
  const actualPort = port === "" ? defaultPort(protocol) : port;
  const entries = (proxies.noProxy ?? "").split(/[,\s]/).filter((entry) => entry !== "");
  const direct = entries.some((entry) => {
    if (entry === "*") return true;
    const [, name = entry, entryPort] = /^(.+):(\d+)$/.exec(entry) ?? [];
    const domain = name.replace(/^\*?\./, "").toLowerCase();
    const samePort = entryPort === undefined || entryPort === actualPort;
    return samePort && (host === domain || host.endsWith(`.${domain}`));
  });
  return direct ? undefined : proxy;
}

function defaultPort(protocol: string): string {
  return protocol === "https:" ? "443" : "80";
}
