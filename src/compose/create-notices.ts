import { showDesktopNotice } from "../platform/terminal/desktop-notice.ts";
import { createHttpClient } from "../platform/net/http-client.ts";
import { proxiesOf } from "../platform/net/proxies.ts";
import { createRetryingClient, randomShare } from "../platform/net/retrying-client.ts";
import { runCommand } from "../platform/process/run-command.ts";
import type { HttpClient } from "../ports/http.ts";
import type { Notices } from "../ports/notices.ts";
import type { Terminal } from "../ports/terminal.ts";

interface NoticeParts {
  readonly process: NodeJS.Process;
  readonly terminal: Terminal;
  readonly version: string;
  readonly clock: () => Date;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** A receiver that does not answer must not hold the watch. Milliseconds. */
const webhookTimeoutMs = 10_000;

/** Notices by the real desktop, the real shell and real HTTP. */
export function createNotices({ process, terminal, version, clock, wait }: NoticeParts): Notices & {
  readonly close: () => Promise<void>;
} {
  const clients = new Map<string, HttpClient>();

  function clientFor(origin: string): HttpClient {
    const proxies = proxiesOf(process.env);
    const plain = createHttpClient({
      url: origin,
      userAgent: `mesa/${version}`,
      trace: () => {},
      timeoutMs: webhookTimeoutMs,
      ...(proxies !== undefined && { proxies }),
    });
    return createRetryingClient(plain, { clock, wait, trace: () => {}, random: randomShare });
  }

  return {
    desktop: (words) =>
      showDesktopNotice(words, {
        env: process.env,
        platform: process.platform,
        terminal: terminal.stderrIsTerminal ? terminal.err : undefined,
      }),
    execute: runCommand,
    async post(url, body, headers, signal) {
      const { origin, pathname, search } = new URL(url);
      const client = clients.get(origin) ?? clientFor(origin);
      clients.set(origin, client);
      const request = {
        method: "POST",
        path: `${pathname}${search}`,
        headers,
        body: () => ({ data: body, headers: {} }),
      } as const;
      return (await client.send(request, signal)).status;
    },
    async close() {
      for (const client of clients.values()) await client.close();
    },
  };
}
