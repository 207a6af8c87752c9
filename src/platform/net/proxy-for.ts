import type { Proxies } from "./proxies-of.ts";

/**
 * The proxy by which an address is reached, or undefined where it is reached without one; read as
 * the HTTP library reads `NO_PROXY`: names and their subdomains, with a port where one is given.
 */
export function proxyFor(url: string, proxies: Proxies | undefined): string | undefined {
  if (proxies === undefined) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const named = protocol === "https:" ? proxies.httpsProxy : undefined;
  const proxy = named ?? proxies.httpProxy;
  const [host, at] = [hostname.toLowerCase(), port === "" ? defaultPort(protocol) : port];
  const without = (proxies.noProxy ?? "").split(/[,\s]/).filter((entry) => entry !== "");
  const direct = without.some((entry) => {
    if (entry === "*") return true;
    const [, name = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
    const plain = name.replace(/^\*?\./, "").toLowerCase();
    return (only === undefined || only === at) && (host === plain || host.endsWith(`.${plain}`));
  });
  return direct ? undefined : proxy;
}

function defaultPort(protocol: string): string {
  return protocol === "https:" ? "443" : "80";
}
