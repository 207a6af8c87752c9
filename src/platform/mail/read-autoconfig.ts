import sax, { type SaxTag } from "sax";
import type { AnnouncedServers } from "../../ports/mail-servers.ts";

/** Longer files are ignored: a real configuration is about a page. */
const maxCharacters = 100_000;

/** Our schemes for TLS and for mandatory STARTTLS; servers with any other socket type are ignored. */
const schemes: Readonly<Record<string, Readonly<Record<"smtp" | "imap", string>>>> = {
  SSL: { smtp: "smtps", imap: "imaps" },
  STARTTLS: { smtp: "smtp", imap: "imap" },
};

/**
 * Reads the servers from a configuration file for mail programs (Mozilla's `config-v1.1.xml`). Of
 * each kind it takes the first encrypted one, since providers list the best one first. A document
 * type ends the reading, so that no entity is ever expanded.
 */
export function readAutoconfig(xml: string, domain: string): AnnouncedServers {
  if (xml.length > maxCharacters) return {};
  const found: { smtp?: string; imap?: string } = {};
  const path: string[] = [];
  let server: { kind: string; facts: Record<string, string> } | undefined;
  const parser = sax.parser(true, { position: false });
  const stop = (): never => {
    throw new SyntaxError("no configuration");
  };
  Object.assign(parser, {
    onerror: stop,
    ondoctype: stop,
    onopentag({ name, attributes }: SaxTag): void {
      path.push(name);
      if (name === "incomingServer" || name === "outgoingServer") {
        server = { kind: attributes["type"] ?? "", facts: {} };
      }
    },
    ontext(text: string): void {
      const name = path.at(-1) ?? "";
      if (server !== undefined) server.facts[name] ??= text.trim();
    },
    onclosetag(name: string): void {
      path.pop();
      if (server === undefined || !name.endsWith("Server")) return;
      const { kind, facts } = server;
      const known = kind === "smtp" || kind === "imap";
      const address = known ? addressOf(kind, facts, domain) : undefined;
      if (known && address !== undefined) found[kind] ??= address;
      server = undefined;
    },
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
  return found;
}

function addressOf(
  kind: "smtp" | "imap",
  facts: Readonly<Record<string, string>>,
  domain: string,
): string | undefined {
  const host = (facts["hostname"] ?? "").replaceAll("%EMAILDOMAIN%", domain);
  const scheme = schemes[facts["socketType"] ?? ""]?.[kind];
  const port = /^\d{1,5}$/.test(facts["port"] ?? "") ? Number(facts["port"]) : 0;
  const fits = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host) && port > 0 && port < 65_536;
  return fits && scheme !== undefined ? `${scheme}://${host.toLowerCase()}:${port}` : undefined;
}
