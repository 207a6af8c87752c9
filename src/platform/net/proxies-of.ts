/** Proxies by kind of address, and the hosts that are reached without one. */
export interface Proxies {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  readonly noProxy?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case;
 * the lower one wins, as with curl); undefined where it names none.
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
