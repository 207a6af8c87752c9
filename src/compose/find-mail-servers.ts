import { askAutoconfig } from "../platform/mail/ask-autoconfig.ts";
import { createMailServerFinder } from "../platform/mail/find-mail-servers.ts";
import { createHttpClient } from "../platform/net/http-client.ts";
import { proxiesOf } from "../platform/net/proxies.ts";
import type { HttpClient } from "../ports/http.ts";
import type { MailServersFound } from "../ports/mail-servers.ts";

/** What a domain says of its mail, asked through the system's name servers and the environment's proxies. */
export async function findMailServers(
  domain: string,
  { env, version }: { readonly env: NodeJS.ProcessEnv; readonly version: string },
): Promise<MailServersFound> {
  const proxies = proxiesOf(env);
  const open = (url: string): HttpClient =>
    createHttpClient({
      url,
      userAgent: `mesa/${version}`,
      trace: () => {},
      ...(proxies !== undefined && { proxies }),
    });
  const find = createMailServerFinder({
    configuration: (name, signal) => askAutoconfig(name, open, signal),
  });
  return await find(domain);
}
