import type * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/percent-encode.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HttpClient, HttpReply, HttpRequest, HttpStream } from "../../ports/http.ts";
import type { TokenSource } from "../../ports/session.ts";
import { parseReply, parseItem } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { rtMessage, rtPage, rtSayings } from "./rt-wire.ts";

/** RT gives no more in a page, whatever is asked for. */
export const largestPage = 100;

/** So many pages in a row without anything that may be seen end a list whose length RT does not tell. */
const enoughEmpty = 2;

/** Requests to RT's REST 2.0, signed in, with replies parsed. Every path is ours: none of RT's is followed. */
export interface RtClient {
  /** Any reply but a refused sign-in. @throws HttpFailure, MesaError `sesion-caducada` */
  readonly exchange: (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
  /** The same, for a body that is read piece by piece. */
  readonly open: (path: string, signal: AbortSignal) => Promise<HttpStream>;
  /** A 2xx reply parsed. @throws MesaError for the rest */
  readonly get: <Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    signal: AbortSignal,
  ) => Promise<z.output<Schema>>;
  /**
   * Every item of a list, page after page. Where RT does not count the pages, a short one is not the
   * last: what may not be seen is left out of it, and may even be all of it.
   */
  readonly all: <Schema extends z.ZodMiniType>(
    path: string,
    query: Readonly<Record<string, string>>,
    schema: Schema,
    signal: AbortSignal,
  ) => Promise<readonly z.output<Schema>[]>;
}

/** What the kept secret looks like as a header: a token of RT's own, or user and password. */
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
    if (!isShutOut(first)) return first;
    const second = await attempt(await tokens.renew(token, signal));
    if (isShutOut(second)) throw new MesaError("sesion-caducada");
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
        const words = { ...query, per_page: String(largestPage), page: String(page) };
        const { items, pages } = await get(`${path}?${encodeQuery(words)}`, rtPage, signal);
        for (const item of items) found.push(parseItem(item, schema));
        empty = items.length === 0 ? empty + 1 : 0;
        if (pages === undefined ? empty === enoughEmpty : page >= pages) return found;
      }
    },
  };
}

/** RT answers 401, or sends whoever it takes for a browser to its login page. */
function isShutOut({ status }: { readonly status: number }): boolean {
  return status === 401 || (status >= 300 && status < 400);
}

/** RT reads `%20`, and a plus sign as one. */
export function encodeQuery(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

/** What RT says of a failure: an object with a message, or a list of sentences. */
export function sayingOf(reply: HttpReply): string | undefined {
  const json = parseJson(reply.text);
  const message = rtMessage.safeParse(json);
  if (message.success) return message.data.message;
  const list = rtSayings.safeParse(json);
  return list.success ? list.data.join(" ") : undefined;
}

/**
 * A reply that is no success as the error the user sees. What is not there and what one may not
 * see look alike, so both are told as not there.
 */
export function refusal(reply: HttpReply): MesaError {
  const { status } = reply;
  if (status === 403 || status === 404) return new MesaError("ticket-no-existe");
  if (status === 408 || status === 429 || status === 503) {
    return new MesaError("mesa-inalcanzable", { params: { motivo: `HTTP ${status}` } });
  }
  const foreign = sayingOf(reply);
  return new MesaError(status >= 500 ? "mesa-falla" : "mesa-rechaza", {
    params: { estado: status },
    ...(foreign !== undefined && { foreign }),
  });
}
