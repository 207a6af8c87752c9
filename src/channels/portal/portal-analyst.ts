import type { Analyst } from "../../ports/analyst.ts";
import { ticketDetailShape, ticketShape } from "../../domain/ticket-mini-schema.ts";
import { percentEncode } from "../../domain/url.ts";
import { jsonBody, type HttpRequest } from "../../ports/http.ts";
import type { PortalClient } from "./portal-client.ts";
import { wireTicketPage } from "./portal-wire.ts";

/** The requests of a desk's officials (`/v1/analista` in `docs/openapi.yaml`). */
export function createPortalAnalyst(client: PortalClient): Analyst {
  const pathOf = (number: string, action = ""): string =>
    `/v1/analista/tickets/${percentEncode(number)}${action}`;
  return {
    async list({ estado, limite }, signal) {
      const query = new URLSearchParams({ limite: String(limite) });
      if (estado !== undefined) query.set("estado", estado);
      const path = `/v1/analista/tickets?${query.toString()}`;
      const page = await client.call({ method: "GET", path, headers: {} }, wireTicketPage, signal);
      return page.tickets;
    },
    get: (number, signal) =>
      client.call({ method: "GET", path: pathOf(number), headers: {} }, ticketDetailShape, signal),
    take: (number, signal) => client.call(post(pathOf(number, "/tomar"), {}), ticketShape, signal),
    answer: (number, texto, asksForData, signal) =>
      client.call(
        post(pathOf(number, "/respuestas"), { texto, pide_datos: asksForData }),
        ticketShape,
        signal,
      ),
    resolve: (number, resultado, texto, signal) =>
      client.call(
        post(pathOf(number, "/resolucion"), { resultado, ...(texto !== undefined && { texto }) }),
        ticketShape,
        signal,
      ),
  };
}

function post(path: string, body: Readonly<Record<string, unknown>>): HttpRequest {
  return { method: "POST", path, headers: {}, body: () => jsonBody(body) };
}
