import { createServer, type IncomingHttpHeaders } from "node:http";
import { listen } from "../../support/listen.ts";

export interface Forwarded {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is done to an exchange; left out, it goes through as it is. */
export interface Rewriting {
  /** Another path, or an answer instead of the server's. */
  readonly before?: (request: Forwarded) => Promise<string | Answer | undefined>;
  readonly after?: (request: Forwarded, answer: Answer) => Answer;
}

/** A page for people where an answer of the interface should be. */
export function page(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  const body = Buffer.from("<html><body>Login</body></html>");
  return { status, headers: { "content-type": "text/html", ...headers }, body };
}

/** Stands before a server and changes what it is told to; remembers what was asked. */
export async function startRewritingProxy(target: string, { before, after }: Rewriting) {
  const seen: Forwarded[] = [];
  const server = createServer((incoming, outgoing) => {
    const request = {
      method: incoming.method ?? "GET",
      path: incoming.url ?? "/",
      headers: incoming.headers,
    };
    seen.push(request);
    const work = async (): Promise<Answer> => {
      const pieces: Buffer[] = [];
      for await (const piece of incoming) pieces.push(Buffer.from(piece));
      const changed = await before?.(request);
      if (changed !== undefined && typeof changed !== "string") return changed;
      const { host: _host, connection: _connection, ...headers } = incoming.headers;
      const reply = await fetch(new URL(changed ?? request.path, target), {
        method: request.method,
        redirect: "manual",
        headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
        ...(pieces.length > 0 && { body: Buffer.concat(pieces) }),
      });
      const answer = {
        status: reply.status,
        headers: Object.fromEntries(reply.headers),
        body: Buffer.from(await reply.arrayBuffer()),
      };
      return after?.(request, answer) ?? answer;
    };
    const answer = async (): Promise<void> => {
      const { status, headers, body } = await work();
      const { "content-length": _length, "transfer-encoding": _how, ...others } = headers;
      outgoing.writeHead(status, others).end(body);
    };
    answer().catch(() => outgoing.destroy());
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, seen };
}
