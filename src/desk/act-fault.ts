import { request as forward, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { Context, Next } from "hono";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { DeskEnv, DeskParts } from "./desk-parts.ts";
import type { FaultKind } from "../domain/fault-plan.ts";
import { Problem } from "./problem.ts";

type DeskContext = Context<DeskEnv>;

/** How slowly the fault `goteo` sends an answer. */
const trickle = { pieces: 8, pauseMs: 15 } as const;

/** Answers of a proxy or captive portal between client and desk. */
const pages = {
  html: { status: 502, body: "<!doctype html><title>502 Bad Gateway</title><h1>502</h1>" },
  "html-200": { status: 200, body: "<!doctype html><title>Wi-Fi</title><h1>Bienvenido</h1>" },
  redirige: { status: 302, body: "" },
} as const;

/** `Retry-After` in seconds. */
const retryAfterSeconds = { espera: 1, fecha: 1, larga: 3600 } as const;

/** Marks the copies of a request that is delivered twice, so that they do not fail again. */
const copyHeader = "x-copia";

export function isCopy(context: DeskContext): boolean {
  return context.req.header(copyHeader) !== undefined;
}

/** Acts out a failure around a request. @throws Problem for failures that are ordinary answers */
export async function actFault(
  fault: FaultKind,
  context: DeskContext,
  next: Next,
  { closing, clock }: Pick<DeskParts, "closing" | "clock">,
): Promise<Response | undefined> {
  const { incoming, outgoing } = context.env;
  switch (fault) {
    case "rechaza-conexion":
      incoming.socket.resetAndDestroy();
      return answered(context);
    case "corta-antes":
      incoming.socket.destroy();
      return answered(context);
    case "corta-despues":
      await next();
      incoming.socket.destroy();
      return answered(context);
    case "cuelga-antes":
      await hang(incoming, closing);
      return answered(context);
    case "cuelga-despues":
      await next();
      await hang(incoming, closing);
      return answered(context);
    case "cuelga-cuerpo":
      await next();
      await sendHalf(context, outgoing);
      await hang(incoming, closing);
      return answered(context);
    case "goteo":
    case "cuerpo-cortado":
    case "largo-falso":
      await next();
      await sendRaw(fault, context, outgoing);
      return answered(context);
    case "json-invalido":
      await next();
      replaceAnswer(
        context,
        new Response('{"numero":"MS-', {
          status: context.res.status,
          headers: { "content-type": "application/json" },
        }),
      );
      return undefined;
    case "html":
    case "html-200":
    case "redirige":
      return new Response(pages[fault].body, {
        status: pages[fault].status,
        headers: {
          "content-type": "text/html",
          ...(fault === "redirige" && { location: "http://portal-cautivo.example/" }),
        },
      });
    case "entrega-doble":
      return await deliverTwice(incoming);
    case "reloj":
      await next();
      context.header("date", new Date(clock().getTime() + 3_600_000).toUTCString());
      return undefined;
    case "500-despues":
      await next();
      replaceAnswer(context, new Problem(500, "falla-interna", "Falla simulada.").toResponse());
      return undefined;
    default:
      throw plainProblem(fault, clock());
  }
}

function plainProblem(fault: FaultKind, now: Date): Problem {
  if (fault === "sesion-caducada") return new Problem(401, "sin-sesion", "La sesión caducó.");
  if (fault === "409")
    return new Problem(
      409,
      "en-proceso",
      "Ya se está registrando una solicitud con esa clave de envío.",
    );
  const [status = "", kind] = fault.split("-");
  const seconds =
    kind === "espera" || kind === "fecha" || kind === "larga" ? retryAfterSeconds[kind] : null;
  const date = new Date(now.getTime() + (seconds ?? 0) * 1000);
  return new Problem(Number(status), "falla-ensayada", "Falla simulada.", {
    ...(seconds !== null && { retryAfter: kind === "fecha" ? date : seconds }),
  });
}

/** Gives no answer until the client disconnects or the desk closes. */
async function hang(incoming: IncomingMessage, closing: AbortSignal): Promise<void> {
  incoming.resume();
  await new Promise<void>((resolve) => {
    const end = (): void => {
      closing.removeEventListener("abort", end);
      resolve();
    };
    if (incoming.socket.destroyed || closing.aborted) return end();
    incoming.socket.once("close", end);
    closing.addEventListener("abort", end);
  });
  incoming.socket.destroy();
}

/** Tells the server that the answer was already sent or will never be. */
function answered(context: DeskContext): Response {
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
  return RESPONSE_ALREADY_SENT;
}

/** Replaces an answer with all its headers; assigning it directly would merge them. */
function replaceAnswer(context: DeskContext, answer: Response): void {
  context.res = undefined;
  context.res = answer;
}

/** Sends the headers and half of the body. */
async function sendHalf(
  context: DeskContext,
  outgoing: DeskEnv["Bindings"]["outgoing"],
): Promise<void> {
  const { status, headers } = context.res;
  const body = Buffer.from(await context.res.clone().arrayBuffer());
  outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": body.length });
  outgoing.write(body.subarray(0, body.length >> 1));
}

/** Sends the answer slowly, cut in the middle, or with a wrong length. */
async function sendRaw(
  fault: "goteo" | "cuerpo-cortado" | "largo-falso",
  context: DeskContext,
  outgoing: DeskEnv["Bindings"]["outgoing"],
): Promise<void> {
  const { status, headers } = context.res;
  const body = Buffer.from(await context.res.clone().arrayBuffer());
  const length = fault === "largo-falso" ? body.length + 17 : body.length;
  outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": length });
  if (fault === "goteo") {
    const step = Math.ceil(body.length / trickle.pieces);
    for (let at = 0; at < body.length; at += step) {
      outgoing.write(body.subarray(at, at + step));
      await setTimeout(trickle.pauseMs);
    }
    outgoing.end();
  } else {
    const kept = fault === "largo-falso" ? body : body.subarray(0, body.length >> 1);
    outgoing.write(kept, () => outgoing.destroy());
  }
}

/** Delivers a request twice, as a retrying proxy does, and returns the second answer. */
async function deliverTwice(incoming: IncomingMessage): Promise<Response> {
  const body = await buffer(incoming);
  const { localPort, localAddress } = incoming.socket;
  const headers = { ...incoming.headers, [copyHeader]: "1" };
  const send = (): Promise<Response> =>
    new Promise((resolve, reject) => {
      const options = {
        host: localAddress,
        port: localPort,
        method: incoming.method,
        path: incoming.url,
        headers,
      };
      const copy = forward(options, (reply) => {
        buffer(reply)
          .then((bytes) => resolve(copied(reply, bytes)))
          .catch(reject);
      });
      copy.on("error", reject);
      copy.end(body);
    });
  await send();
  return await send();
}

/** A reply of the desk to a copy, as an answer to the original request. */
function copied(reply: IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers();
  for (const name of ["content-type", "idempotency-replayed", "etag"]) {
    const value = reply.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return new Response(bytes, { status: reply.statusCode ?? 500, headers });
}
