import type * as z from "zod/mini";
import type { Secret } from "../../domain/secret.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import {
  HttpFailure,
  type HttpClient,
  type HttpReply,
  type HttpRequest,
  type HttpStream,
} from "../../ports/http.ts";
import type { TokenSource } from "../../ports/session.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { wireHealth, wireProblem, type WireProblem } from "./portal-wire.ts";

/** Requests to a desk that speaks the portal contract, with its replies parsed. */
export interface PortalClient {
  /** Any reply that is not 401; a 401 is answered with one renewed token. @throws HttpFailure */
  readonly exchange: (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
  /** The same, for a body that is read piece by piece. @throws HttpFailure */
  readonly open: (request: HttpRequest, signal: AbortSignal) => Promise<HttpStream>;
  /** Asks without a token whether the desk is there. @throws MesaError */
  readonly ping: (signal: AbortSignal) => Promise<void>;
  /** A 2xx reply parsed; @throws MesaError for the rest */
  readonly call: <Schema extends z.ZodMiniType>(
    request: HttpRequest,
    schema: Schema,
    signal: AbortSignal,
  ) => Promise<z.output<Schema>>;
}

export function createPortalClient(http: HttpClient, tokens: TokenSource): PortalClient {
  const withToken = (request: HttpRequest, token: Secret): HttpRequest => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` },
  });

  /**
   * A token that the desk no longer takes is renewed once. A request that may have been taken before
   * it was turned away stays in doubt, whatever comes afterwards.
   */
  async function signedIn<Reply extends { readonly status: number; readonly doubtful?: boolean }>(
    request: HttpRequest,
    signal: AbortSignal,
    send: (request: HttpRequest, signal: AbortSignal) => Promise<Reply>,
  ): Promise<Reply> {
    const token = await tokens.token(signal);
    const reply = await send(withToken(request, token), signal);
    if (reply.status !== 401) return reply;
    try {
      const second = await send(withToken(request, await tokens.renew(token, signal)), signal);
      if (second.status === 401) throw new MesaError("sesion-caducada");
      return reply.doubtful === true ? { ...second, doubtful: true } : second;
    } catch (error) {
      if (reply.doubtful !== true) throw error;
      throw new HttpFailure("HTTP 401", true, error);
    }
  }

  const exchange = (request: HttpRequest, signal: AbortSignal): Promise<HttpReply> =>
    signedIn(request, signal, http.send);

  return {
    exchange,
    open: (request, signal) => signedIn(request, signal, http.open),
    async ping(signal) {
      const request = { method: "GET", path: "/v1/salud", headers: {} } as const;
      const reply = await reachable(() => http.send(request, signal));
      parseReply(reply, wireHealth);
    },
    async call(request, schema, signal) {
      const reply = await reachable(() => exchange(request, signal));
      if (reply.status >= 200 && reply.status < 300) return parseReply(reply, schema);
      throw refusal(reply);
    },
  };
}

/** The problem a reply tells; an empty one where it tells none (a proxy's HTML page, say). */
export function problemOf(reply: HttpReply): WireProblem {
  const parsed = wireProblem.safeParse(parseJson(reply.text));
  return parsed.success ? parsed.data : {};
}

/** A reply that is no success as the error the user sees. */
export function refusal(reply: HttpReply): MesaError {
  const problem = problemOf(reply);
  const foreign = problem.detail ?? problem.title;
  const words = foreign === undefined ? {} : { foreign };
  const away = new MesaError("mesa-inalcanzable", {
    params: { motivo: `HTTP ${reply.status}`, ...askedPause(reply) },
  });
  // A redirect is somebody's who stands between.
  if (reply.status < 400) return away;
  switch (reply.status) {
    case 404:
      return new MesaError("ticket-no-existe");
    case 408:
    case 425:
    case 429:
    case 503:
      return away;
    default:
      return new MesaError(reply.status >= 500 ? "mesa-falla" : "mesa-rechaza", {
        params: { estado: reply.status },
        ...words,
        problems: (problem.errores ?? []).map((one) => ({
          field: fieldOf(one.puntero),
          code: one.codigo ?? "valor",
          text: one.detalle,
        })),
      });
  }
}

/** Seconds for which the desk wants to be left alone, where it says so in seconds. */
function askedPause({ headers }: HttpReply): { readonly espera?: number } {
  const asked = headers["retry-after"] ?? "";
  return /^\d{1,6}$/.test(asked) ? { espera: Number(asked) } : {};
}

/** `/datos/capturas/0` → `capturas` (RFC 6901). */
export function fieldOf(pointer: string): string {
  const [first = "", second] = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return first === "datos" && second !== undefined ? second : first;
}
