import { customFetch, OperationProcessingError, type CustomFetchOptions } from "oauth4webapi";
import { isSafeAddress } from "../../domain/url.ts";
import type { HttpClient } from "../../ports/http.ts";

/** Sends requests of the OAuth library through our own HTTP client, with its proxies and limits. */
export interface IssuerHttp {
  readonly [customFetch]: (
    url: string,
    options: CustomFetchOptions<string, URLSearchParams | undefined>,
  ) => Promise<Response>;
  /** The clock of the issuer by its last reply, minus ours, in milliseconds. */
  readonly aheadMs: () => number;
}

/**
 * @param open  opens an HTTP client for one origin; it is closed after each request
 * @throws HttpFailure while it is used; OperationProcessingError for an address that is neither https
 *   nor this machine
 */
export function createIssuerHttp(
  open: (origin: string) => HttpClient,
  clock: () => Date,
  signal: AbortSignal,
): IssuerHttp {
  let aheadMs = 0;
  return {
    aheadMs: () => aheadMs,
    async [customFetch](address, { method, headers, body }) {
      if (!isSafeAddress(address)) throw new OperationProcessingError("unsafe address");
      const { origin, pathname, search } = new URL(address);
      const http = open(origin);
      try {
        const data = body?.toString();
        const reply = await http.send(
          {
            method: method === "POST" ? "POST" : "GET",
            path: `${pathname}${search}`,
            headers,
            once: true,
            ...(data !== undefined && { body: () => ({ data, headers: {} }) }),
          },
          signal,
        );
        const said = Date.parse(reply.headers["date"] ?? "");
        if (!Number.isNaN(said)) aheadMs = said - clock().getTime();
        const hasBody = ![204, 304].includes(reply.status);
        return new Response(hasBody ? reply.text : null, {
          status: reply.status,
          headers: reply.headers,
        });
      } finally {
        await http.close();
      }
    },
  };
}
