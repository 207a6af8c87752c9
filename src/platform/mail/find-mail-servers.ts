import type { SrvRecord } from "node:dns";
import { Resolver } from "node:dns/promises";
import type { AnnouncedServers, FindMailServers } from "../../ports/mail-servers.ts";

/** The SRV names of each service (RFC 6186, RFC 8314) and our scheme for it, the safest first. */
const services = {
  smtp: [
    ["_submissions._tcp", "smtps"],
    ["_submission._tcp", "smtp"],
  ],
  imap: [
    ["_imaps._tcp", "imaps"],
    ["_imap._tcp", "imap"],
  ],
} as const;

interface FinderOptions {
  /** Name servers to ask instead of the system's own. */
  readonly servers?: readonly string[];
  /** Time limit for all questions together. */
  readonly timeoutMs?: number;
  /** Reads the domain's own configuration file. */
  readonly configuration: (domain: string, signal: AbortSignal) => Promise<AnnouncedServers>;
}

/**
 * Finds a domain's mail servers by its SRV records, its configuration file and its MX records. What
 * can't be found is left out.
 */
export function createMailServerFinder(options: FinderOptions): FindMailServers {
  const { servers, timeoutMs = 3000, configuration } = options;
  return async (domain) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers !== undefined) resolver.setServers(servers);
    const over = new AbortController();
    const late = setTimeout(() => {
      over.abort();
      resolver.cancel();
    }, timeoutMs);
    const srv = async (kind: keyof typeof services): Promise<string | undefined> => {
      for (const [name, scheme] of services[kind]) {
        if (over.signal.aborted) return undefined;
        const [best] = sorted(await asked(resolver.resolveSrv(`${name}.${domain}`)));
        // A "." means that the domain has no such service (RFC 2782).
        if (best !== undefined && best.name !== "" && best.name !== ".") {
          return `${scheme}://${best.name.replace(/\.$/, "")}:${best.port}`;
        }
      }
      return undefined;
    };
    try {
      const [smtp, imap, mx, configured] = await Promise.all([
        srv("smtp"),
        srv("imap"),
        asked(resolver.resolveMx(domain)),
        configuration(domain, over.signal),
      ]);
      const exchanges = mx.toSorted((a, b) => a.priority - b.priority).map((one) => one.exchange);
      return {
        ...configured,
        ...(smtp !== undefined && { smtp }),
        ...(imap !== undefined && { imap }),
        exchanges,
      };
    } finally {
      clearTimeout(late);
    }
  };
}

/** Lowest priority first, then highest weight (RFC 2782). */
function sorted(records: readonly SrvRecord[]): readonly SrvRecord[] {
  return records.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight);
}

async function asked<Found>(question: Promise<readonly Found[]>): Promise<readonly Found[]> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && "code" in error) return [];
    throw error;
  }
}
