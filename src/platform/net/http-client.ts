import request from "undici/lib/api/api-request.js";
import Pool from "undici/lib/dispatcher/pool.js";
import { pipeline, Transform } from "node:stream";
import type { Proxies } from "./proxies-of.ts";
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

/** Times in milliseconds; the body's is between two pieces. */
const timeouts = { connect: 10_000, headers: 60_000, body: 30_000, total: 15 * 60_000 } as const;

/** As many as a batch may want at once; each is opened when it is needed. */
const mostConnections = 64;

/** A reply longer than this is no reply of a service desk. Bytes. */
const replyLimit = 16 * 1024 * 1024;

/**
 * So much of a reply is taken in before its reader has to follow. A parser that waits for its reader
 * while the server closes the connection, as RT does after each reply, would end the process
 * (github.com/nodejs/undici/issues/5360). Bytes.
 */
const ahead = 64 * 1024 * 1024;

/** Failures that come before the first byte of a request has gone out. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** Mistakes in the request itself: no failure of the network. */
const ours = /^UND_ERR_(INVALID_ARG|REQ_CONTENT_LENGTH_MISMATCH)$/;

interface ClientOptions {
  /** Origin, with a path where the desk lives below one. */
  readonly url: string;
  readonly userAgent: string;
  /** Told of each exchange; never of headers or bodies. */
  readonly trace: (line: string) => void;
  /** Told how far the upload of a streamed body is. */
  readonly uploading?: (transfer: Transfer) => void;
  /** Milliseconds without connection, headers or a piece of the body; each its own where left out. */
  readonly patience?: number;
  readonly proxies?: Proxies;
}

/**
 * One connection pool for one origin. Redirects are not followed, so that a token never reaches
 * another host.
 */
export function createHttpClient(options: ClientOptions): HttpClient {
  const { url, userAgent, trace, uploading } = options;
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/$/, "");
  let opened: Promise<Dispatcher> | undefined;

  async function open(asked: HttpRequest, signal: AbortSignal): Promise<HttpStream> {
    const body = asked.body?.();
    const started = performance.now();
    opened ??= openDispatcher(origin, options);
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
        highWaterMark: ahead,
        body: body === undefined ? null : watched(body, uploading),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeouts.total)]),
      });
      const took = Math.round(performance.now() - started);
      trace(`${asked.method} ${base}${asked.path} → ${reply.statusCode} (${took} ms)`);
      const headers = flatten(reply.headers);
      return { status: reply.statusCode, headers, data: pieces(reply.body) };
    } catch (error) {
      if (ours.test(codeOf(error) ?? "")) throw error;
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

/** A pool for one origin, or one that goes through the environment's proxies. */
async function openDispatcher(
  origin: string,
  { patience, proxies }: ClientOptions,
): Promise<Dispatcher> {
  const common = {
    connections: mostConnections,
    connect: { timeout: patience ?? timeouts.connect, minVersion: "TLSv1.2" },
    headersTimeout: patience ?? timeouts.headers,
    bodyTimeout: patience ?? timeouts.body,
  } as const;
  if (proxies === undefined) return new Pool(origin, common);
  const { openProxyAgent } = await import("./open-proxy-agent.ts");
  return openProxyAgent(common, proxies);
}

/** The body, counted on its way out. */
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
  // A failure of either ends both; the one who reads the body is told.
  return pipeline(data, counter, () => {});
}

async function* pieces(body: Dispatcher.ResponseData["body"]): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) yield Buffer.from(piece);
  } catch (error) {
    throw toFailure(error);
  }
}

async function readBounded(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > replyLimit) throw new HttpFailure("REPLY_TOO_LONG", true, undefined);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function flatten(headers: Dispatcher.ResponseData["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
}

/** Classified here, where the fact is known; the ambiguous cases count as sent. */
function toFailure(error: unknown): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const reason = codeOf(error) ?? "ERROR";
  return new HttpFailure(reason, !beforeSending.test(reason), error);
}

/** The first code of an error, its causes or, where several addresses were tried, its parts. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause) ?? (error.name === "AbortError" ? "ABORT_ERR" : undefined);
}
