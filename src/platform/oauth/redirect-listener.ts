import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** The browser's answer is awaited here. */
export interface RedirectListener {
  readonly port: number;
  /** The address that the issuer sends the browser back to (RFC 8252 §7.3). */
  readonly redirectUri: string;
  /** The parameters of the one answer that carries our state. @throws the signal's reason */
  readonly answer: (signal: AbortSignal) => Promise<URLSearchParams>;
  readonly close: () => void;
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  connection: "close",
} as const;

/**
 * Listens on 127.0.0.1 at a free port for the browser that comes back from the issuer. Only a request
 * with our own host name, path and state counts, and only the first; whatever else calls is refused.
 *
 * @param state  the value by which our answer is told from others
 * @param page  the text that the browser shows, for an answer that was taken and for any other request
 */
export async function listenForRedirect(
  state: string,
  page: (taken: boolean) => string,
): Promise<RedirectListener> {
  let taken: URLSearchParams | undefined;
  let settle: ((parameters: URLSearchParams) => void) | undefined;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const ours = `127.0.0.1:${port}`;
    const target = request.url ?? "";
    const url = URL.canParse(target, `http://${ours}`) ? new URL(target, `http://${ours}`) : null;
    const isAnswer =
      taken === undefined &&
      request.method === "GET" &&
      request.headers.host === ours &&
      url?.host === ours &&
      url.pathname === "/" &&
      url.searchParams.get("state") === state;
    response.writeHead(isAnswer ? 200 : 400, pageHeaders).end(page(isAnswer));
    if (!isAnswer) return;
    taken = url.searchParams;
    // Nobody is answered after the one.
    server.close();
    settle?.(taken);
  }

  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;

  return {
    port,
    redirectUri: `http://127.0.0.1:${port}`,
    answer: (signal) =>
      new Promise((resolve, reject) => {
        if (taken !== undefined) return resolve(taken);
        signal.throwIfAborted();
        const ended = (): void => reject(signal.reason);
        signal.addEventListener("abort", ended, { once: true });
        settle = (parameters) => {
          signal.removeEventListener("abort", ended);
          resolve(parameters);
        };
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
