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

/** Signed-in requests to a desk by the portal contract, with parsed replies. */
export interface PortalClient {
  /**
   * Sends a request, once more with a renewed token after a 401.
   *
   * @throws HttpFailure, MesaError `sesion-caducada`
   */
  readonly exchange: (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;
  /**
   * The same for a reply whose body is read piece by piece.
   *
   * @throws HttpFailure, MesaError `sesion-caducada`
   */
  readonly open: (request: HttpRequest, signal: AbortSignal) => Promise<HttpStream>;
  /** Asks without a token whether the desk answers. @throws MesaError */
  readonly ping: (signal: AbortSignal) => Promise<void>;
  /** Returns the parsed body of a 2xx reply. @throws MesaError for any other reply */
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
   * Renews a refused token once. A reply marked doubtful, whose request may have been processed in
   * an earlier attempt, keeps that mark whatever follows.
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
      // At another service's address.
      if (reply.status === 404) throw new MesaError("respuesta-invalida");
      acceptedReply(reply, wireHealth);
    },
    async call(request, schema, signal) {
      return acceptedReply(await reachable(() => exchange(request, signal)), schema);
    },
  };
}

/** The parsed body of a 2xx reply. @throws MesaError for any other reply */
function acceptedReply<Schema extends z.ZodMiniType>(
  reply: HttpReply,
  schema: Schema,
): z.output<Schema> {
  if (reply.status >= 200 && reply.status < 300) return parseReply(reply, schema);
  throw refusal(reply);
}

/** The problem in a reply; an empty one when there is none, as in a proxy's HTML page. */
export function problemOf(reply: HttpReply): WireProblem {
  const parsed = wireProblem.safeParse(parseJson(reply.text));
  return parsed.success ? parsed.data : {};
}

/** Turns an unsuccessful reply into the error shown to the user. */
export function refusal(reply: HttpReply): MesaError {
  const problem = problemOf(reply);
  const foreign = problem.detail ?? problem.title;
  const words = foreign === undefined ? {} : { foreign };
  const unreachable = new MesaError("mesa-inalcanzable", {
    params: { motivo: `HTTP ${reply.status}`, ...retryAfter(reply) },
  });
  // A redirect comes from something between us and the desk.
  if (reply.status < 400) return unreachable;
  switch (reply.status) {
    case 404:
      return new MesaError("ticket-no-existe");
    case 408:
    case 425:
    case 429:
    case 503:
      return unreachable;
    default:
      return new MesaError(reply.status >= 500 ? "mesa-falla" : "mesa-rechaza", {
        params: { motivo: `HTTP ${reply.status}` },
        ...words,
        problems: (problem.errores ?? []).map((one) => ({
          field: fieldOf(one.puntero),
          code: one.codigo ?? "valor",
          text: one.detalle,
        })),
      });
  }
}

/** The seconds of `Retry-After`, when the desk gives them as a number. */
function retryAfter({ headers }: HttpReply): { readonly espera?: number } {
  const asked = headers["retry-after"] ?? "";
  return /^\d{1,6}$/.test(asked) ? { espera: Number(asked) } : {};
}

/** The field in a JSON pointer (RFC 6901): `/datos/capturas/0` → `capturas`. */
export function fieldOf(pointer: string): string {
  const [first = "", second] = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return first === "datos" && second !== undefined ? second : first;
}
