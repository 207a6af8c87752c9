import request from "undici/lib/api/api-request.js";
import Pool from "undici/lib/dispatcher/pool.js";
import { pipeline, Transform } from "node:stream";
import { startTimeLimit, type TimeLimit } from "../../domain/time-limit.ts";
import type { Proxies } from "./proxies.ts";
import type { Dispatcher } from "undici";
import {
  HttpFailure,
  type HttpBody,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
  type HttpStream,
  type Transfer,
} from "../../ports/http.ts";

/** `bodyMs` is the longest pause between two pieces of a body. */
const timeouts = {
  connectMs: 10_000,
  headersMs: 60_000,
  bodyMs: 30_000,
  totalMs: 15 * 60_000,
} as const;

/** As many as a batch uses at once; each connection is opened when it is needed. */
const maxConnections = 64;

/** Longest reply that `send` reads into memory. */
const maxReplyBytes = 16 * 1024 * 1024;

/**
 * How much of a reply is buffered before the parser waits for its reader. If the server closes the
 * connection while the parser waits, as RT does after each reply, the process would end
 * (github.com/nodejs/undici/issues/5360).
 */
const readAheadBytes = 64 * 1024 * 1024;

/** Codes of failures that happen before the first byte of a request is sent. */
const unsentFailure =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** Codes of mistakes in our own request, which are defects and not failures of the network. */
const requestDefect = /^UND_ERR_(INVALID_ARG|REQ_CONTENT_LENGTH_MISMATCH)$/;

interface ClientOptions {
  /** The desk's origin, with a base path where it has one. */
  readonly url: string;
  readonly userAgent: string;
  /** Called with one line per exchange; the line never contains headers or bodies. */
  readonly trace: (line: string) => void;
  /** Called with the progress of the upload of a streamed body. */
  readonly uploading?: (transfer: Transfer) => void;
  /** Replaces the time limits for connecting, for headers and between two pieces of a body. */
  readonly timeoutMs?: number;
  /** Replaces the time limit for a whole exchange. */
  readonly totalMs?: number;
  readonly proxies?: Proxies;
}

/**
 * Creates an HTTP client with one connection pool for one origin. It does not follow redirects, so
 * that a token never reaches another host.
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const { url, userAgent, trace, uploading, totalMs = timeouts.totalMs } = options;
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, "");
  let opened: Promise<Dispatcher> | undefined;

  async function open(asked: HttpRequest, signal: AbortSignal): Promise<HttpStream> {
    const body = asked.body?.();
    const started = performance.now();
    opened ??= openDispatcher(origin, options);
    const limit = startTimeLimit(totalMs, signal);
    try {
      const reply = await request.call(await opened, {
        origin,
        method: asked.method,
        path: `${base}${asked.path}`,
        headers: {
          accept: "application/json, application/problem+json",
          "user-agent": userAgent,
          ...body?.headers,
          ...asked.headers,
        },
        highWaterMark: readAheadBytes,
        body: body === undefined ? null : watched(body, uploading),
        signal: limit.signal,
      });
      const took = Math.round(performance.now() - started);
      trace(`${asked.method} ${base}${asked.path} → ${reply.statusCode} (${took} ms)`);
      const headers = flatten(reply.headers);
      return { status: reply.statusCode, headers, data: pieces(reply.body, limit) };
    } catch (error) {
      limit.end();
      if (requestDefect.test(codeOf(error) ?? "")) throw error;
      const failure = toFailure(error);
      trace(`${asked.method} ${base}${asked.path} → ${failure.reason}`);
      throw failure;
    }
  }

  async function send(asked: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    const { data, ...reply } = await open(asked, signal);
    try {
      return { ...reply, text: await readBounded(data) };
    } catch (error) {
      trace(`${asked.method} ${base}${asked.path} → ${toFailure(error).reason}`);
      throw error;
    }
  }

  return { send, open, close: async () => (await opened)?.close() };
}

/** Opens a connection pool for one origin, through the environment's proxies where there are any. */
async function openDispatcher(
  origin: string,
  { timeoutMs, proxies }: ClientOptions,
): Promise<Dispatcher> {
  const common = {
    connections: maxConnections,
    connect: { timeout: timeoutMs ?? timeouts.connectMs, minVersion: "TLSv1.2" },
    headersTimeout: timeoutMs ?? timeouts.headersMs,
    bodyTimeout: timeoutMs ?? timeouts.bodyMs,
  } as const;
  if (proxies === undefined) return new Pool(origin, common);
  const { openProxyAgent } = await import("./open-proxy-agent.ts");
  return openProxyAgent(common, proxies);
}

/** Returns the body, with its upload progress reported where it is streamed. */
function watched(
  { data, headers }: HttpBody,
  uploading: ClientOptions["uploading"],
): HttpBody["data"] {
  if (typeof data === "string" || data instanceof Uint8Array || uploading === undefined) {
    return data;
  }
  const total = Number(headers["content-length"] ?? 0);
  const started = performance.now();
  let sent = 0;
  const counter = new Transform({
    transform(piece: Buffer, _encoding, done) {
      sent += piece.length;
      uploading({ sent, total, elapsed: performance.now() - started });
      done(null, piece);
    },
  });
  // When one stream fails, both end; the reader of the body gets the error.
  return pipeline(data, counter, () => {});
}

/** The pieces of a body; its time limit ends with it. */
async function* pieces(
  body: Dispatcher.ResponseData["body"],
  limit: TimeLimit,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) yield Buffer.from(piece);
  } catch (error) {
    throw toFailure(error);
  } finally {
    limit.end();
  }
}

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > maxReplyBytes) throw new HttpFailure("REPLY_TOO_LONG", true, undefined);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function flatten(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
}

/** Decides whether a failed request may have been sent. Ambiguous failures count as sent. */
function toFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const reason = codeOf(error) ?? "ERROR";
  return new HttpFailure(reason, !unsentFailure.test(reason), error);
}

/** Finds the first error code in an error, its causes, or the errors of several tried addresses. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause) ?? (error.name === "AbortError" ? "ABORT_ERR" : undefined);
}
