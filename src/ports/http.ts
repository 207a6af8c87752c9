import type { Readable } from "node:stream";

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path and query, already encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whoever asks will ask again anyway: not repeated after a failure. */
  readonly once?: true;
  /** Made anew for each attempt: a stream can be read only once. */
  readonly body?: () => HttpBody;
}

export interface HttpBody {
  readonly data: string | Uint8Array | Readable;
  /** What describes the body: its type, its length where known. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A body of JSON. */
export function jsonBody(value: unknown): HttpBody {
  return { data: JSON.stringify(value), headers: { "content-type": "application/json" } };
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body whole, bounded. */
  readonly text: string;
  /** Set when the same request had gone out before and was cut off: it may have been taken then. */
  readonly doubtful?: boolean;
}

/** A reply whose body is read piece by piece. */
export interface HttpStream {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unbounded: whoever reads it sets the limit. @throws HttpFailure while it is read */
  readonly data: AsyncIterable<Uint8Array>;
}

/** How far an upload is. */
export interface Transfer {
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
  /** Since the first byte, in milliseconds. */
  readonly elapsed: number;
}

/** Talks to one origin, and only to that one: redirects are not followed. */
export interface HttpClient {
  /** @throws HttpFailure */
  readonly send: (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
  /** The same, for a body that is not to be held in memory. @throws HttpFailure */
  readonly open: (request: HttpRequest, signal: AbortSignal) => Promise<HttpStream>;
  readonly close: () => Promise<void>;
}

/**
 * No usable answer. `sent`: whether the other side may have seen the request, at this attempt or an
 * earlier one.
 */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";
  readonly sent: boolean;
  /** Short technical reason: `ECONNREFUSED`. */
  readonly reason: string;

  constructor(reason: string, sent: boolean, cause: unknown) {
    super(reason, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}

/** A proxy that wants other credentials (407): nothing was sent, and asking again may lock an account. */
export class ProxyRefusal extends HttpFailure {
  /** Host and port of the proxy. */
  readonly proxy: string;

  constructor(proxy: string) {
    super(`HTTP 407 ${proxy}`, false, undefined);
    this.proxy = proxy;
  }
}
