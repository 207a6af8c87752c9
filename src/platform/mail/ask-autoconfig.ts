import { HttpFailure, type HttpClient } from "../../ports/http.ts";
import type { AnnouncedServers } from "../../ports/mail-servers.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

/** Where a domain may publish its configuration; an earlier place wins. */
const places = [
  (domain: string) => ({ origin: `https://autoconfig.${domain}`, path: "/mail" }),
  (domain: string) => ({ origin: `https://${domain}`, path: "/.well-known/autoconfig/mail" }),
] as const;

/**
 * Asks a domain for the configuration that mail programs use (Mozilla's autoconfig), over TLS only
 * and without sending the mailbox's name. Failures count as "no configuration".
 *
 * @param open  opens an HTTP client for one origin; it is closed afterwards
 */
export async function askAutoconfig(
  domain: string,
  open: (origin: string) => HttpClient,
  signal: AbortSignal,
): Promise<AnnouncedServers> {
  const answers = await Promise.all(
    places.map(async (place) => {
      const { origin, path } = place(domain);
      if (!URL.canParse(origin)) return {};
      const http = open(origin);
      const headers = { accept: "text/xml, application/xml" };
      const request = { method: "GET", path: `${path}/config-v1.1.xml`, headers } as const;
      try {
        const reply = await http.send(request, signal);
        return reply.status === 200 ? readAutoconfig(reply.text, domain) : {};
      } catch (error) {
        if (error instanceof HttpFailure || signal.aborted) return {};
        throw error;
      } finally {
        await http.close();
      }
    }),
  );
  const [first = {}, second = {}] = answers;
  return { ...second, ...first };
}
