import type * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HttpClient, HttpReply, HttpRequest, HttpStream } from "../../ports/http.ts";
import type { TokenSource } from "../../ports/session.ts";
import { parseReply, parseItem } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { rtMessage, rtPage, rtSentences } from "./rt-wire.ts";

/** RT returns at most this many items in a page, whatever is asked for. */
export const maxPageItems = 100;

/** This many consecutive empty pages end a list whose number of pages RT does not tell. */
const maxEmptyPages = 2;

/**
 * Signed-in requests to RT's REST 2.0 with parsed replies. Links in RT's replies are never
 * followed.
 */
export interface RtClient {
  /** Sends a request and returns any reply. @throws HttpFailure, MesaError `sesion-caducada` */
  readonly exchange: (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
  /** Sends a GET whose body is read piece by piece. */
  readonly open: (path: string, signal: AbortSignal) => Promise<HttpStream>;
  /** Returns the parsed body of a 200 reply. @throws MesaError for any other reply */
  readonly get: <Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    signal: AbortSignal,
  ) => Promise<z.output<Schema>>;
  /**
   * Every item of a list, page by page. Where RT does not count the pages, a short or empty page
   * need not be the last, because RT leaves out items that the user may not see.
   */
  readonly all: <Schema extends z.ZodMiniType>(
    path: string,
    query: Readonly<Record<string, string>>,
    schema: Schema,
    signal: AbortSignal,
  ) => Promise<readonly z.output<Schema>[]>;
}

/** The `Authorization` header for a stored secret: an RT token, or user and password. */
export function authorization(secret: Secret): string {
  const text = secret.reveal();
  return /^(token|Basic) /.test(text) ? text : `token ${text}`;
}

export function createRtClient(http: HttpClient, tokens: TokenSource): RtClient {
  async function signedIn<Reply extends { readonly status: number }>(
    request: HttpRequest,
    signal: AbortSignal,
    send: (request: HttpRequest, signal: AbortSignal) => Promise<Reply>,
  ): Promise<Reply> {
    const attempt = (secret: Secret): Promise<Reply> => {
      const headers = { ...request.headers, authorization: authorization(secret) };
      return send({ ...request, headers }, signal);
    };
    const token = await tokens.token(signal);
    const first = await attempt(token);
    if (!isUnauthorized(first)) return first;
    const second = await attempt(await tokens.renew(token, signal));
    if (isUnauthorized(second)) throw new MesaError("sesion-caducada");
    return second;
  }

  const exchange = (request: HttpRequest, signal: AbortSignal): Promise<HttpReply> =>
    signedIn(request, signal, http.send);

  async function get<Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>> {
    const reply = await reachable(() => exchange({ method: "GET", path, headers: {} }, signal));
    if (reply.status !== 200) throw refusal(reply);
    return parseReply(reply, schema);
  }

  return {
    exchange,
    open: (path, signal) =>
      reachable(() => signedIn({ method: "GET", path, headers: {} }, signal, http.open)),
    get,
    async all(path, query, schema, signal) {
      const found: z.output<typeof schema>[] = [];
      let empty = 0;
      for (let page = 1; ; page += 1) {
        const words = { ...query, per_page: String(maxPageItems), page: String(page) };
        const { items, pages } = await get(`${path}?${encodeQuery(words)}`, rtPage, signal);
        for (const item of items) found.push(parseItem(item, schema));
        empty = items.length === 0 ? empty + 1 : 0;
        if (pages === undefined ? empty === maxEmptyPages : page >= pages) return found;
      }
    },
  };
}

/** Whether the sign-in was refused: RT answers 401 or redirects to its login page. */
function isUnauthorized({ status }: { readonly status: number }): boolean {
  return status === 401 || (status >= 300 && status < 400);
}

/** Encodes a query with `%20` for spaces, because RT reads a plus sign as itself. */
export function encodeQuery(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

/** RT's explanation of a failure, which is an object with a message or a list of sentences. */
export function failureText(reply: HttpReply): string | undefined {
  const json = parseJson(reply.text);
  const message = rtMessage.safeParse(json);
  if (message.success) return message.data.message;
  const list = rtSentences.safeParse(json);
  return list.success ? list.data.join(" ") : undefined;
}

/**
 * Turns an unsuccessful reply into the error shown to the user. RT does not distinguish a missing
 * ticket from a hidden one, so both are reported as missing.
 */
export function refusal(reply: HttpReply): MesaError {
  const { status } = reply;
  if (status === 403 || status === 404) return new MesaError("ticket-no-existe");
  if (status === 408 || status === 429 || status === 503) {
    return new MesaError("mesa-inalcanzable", { params: { motivo: `HTTP ${status}` } });
  }
  const foreign = failureText(reply);
  return new MesaError(status >= 500 ? "mesa-falla" : "mesa-rechaza", {
    params: { motivo: `HTTP ${status}` },
    ...(foreign !== undefined && { foreign }),
  });
}
