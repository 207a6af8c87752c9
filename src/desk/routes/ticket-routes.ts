import { createHash } from "node:crypto";
import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { guayaquilInstant } from "../../domain/guayaquil-time.ts";
import { acceptUpload, invalidData } from "../accept-upload.ts";
import { authenticate, idempotencyKey, type DeskEnv, type DeskParts } from "../desk-parts.ts";
import { Problem } from "../problem.ts";
import {
  etagHeaders,
  ifNoneMatch,
  keyHeader,
  notModified,
  numberParam,
  problems,
  reply,
  signedIn,
} from "../route-docs.ts";
import { invalid, summary, type OwnedTicket } from "../store/ticket-store.ts";
import {
  daySchema,
  requestData,
  ticketDetailSchema,
  ticketPageSchema,
  ticketSchema,
} from "../wire-schemas.ts";

/** How far the client's clock may be ahead of the desk's. */
const clockToleranceMs = 5 * 60_000;

const tags = ["Tickets"];

const createTicketRoute = createRoute({
  method: "post",
  path: "/v1/tickets",
  operationId: "crearTicket",
  tags,
  summary: "Registrar una solicitud",
  description:
    "Incidente o consulta con sus archivos. La primera parte, `solicitud`, es JSON; las demás, los archivos que ella declara, cada uno en la parte que nombra.",
  security: signedIn,
  request: {
    headers: keyHeader,
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.looseObject({
            solicitud: requestData,
          }),
        },
      },
    },
  },
  responses: {
    200: {
      ...reply(
        "La solicitud ya se había registrado con esta clave de envío: es el mismo ticket.",
        ticketSchema,
      ),
      headers: z.object({ "Idempotency-Replayed": z.literal("true") }),
    },
    201: {
      ...reply("Registrado.", ticketSchema),
      headers: z.object({ Location: z.string().openapi({ description: "Dirección del ticket." }) }),
    },
    ...problems(400, 401, 403, 413, 415, 422),
  },
});

const listQuery = z.object({
  estado: z.string().max(40).optional(),
  tipo: z.enum(["incidente", "consulta"]).optional(),
  desde: daySchema.optional().openapi({ description: "Día en Guayaquil, incluido." }),
  hasta: daySchema.optional().openapi({ description: "Día en Guayaquil, incluido." }),
  buscar: z.string().max(200).optional(),
  limite: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

const listRoute = createRoute({
  method: "get",
  path: "/v1/tickets",
  operationId: "listarTickets",
  tags,
  summary: "Listar los tickets propios",
  description: "Del más nuevo al más antiguo, por páginas.",
  security: signedIn,
  request: {
    headers: ifNoneMatch,
    query: listQuery,
  },
  responses: {
    200: { ...reply("Una página.", ticketPageSchema), headers: etagHeaders },
    304: notModified,
    ...problems(400, 401, 422),
  },
});

const showRoute = createRoute({
  method: "get",
  path: "/v1/tickets/{numero}",
  operationId: "verTicket",
  tags,
  summary: "Ver un ticket",
  description:
    "Con lo solicitado, la conversación, los adjuntos y la cadena de tickets por inconformidad.",
  security: signedIn,
  request: { params: numberParam, headers: ifNoneMatch },
  responses: {
    200: { ...reply("El ticket.", ticketDetailSchema), headers: etagHeaders },
    304: notModified,
    ...problems(401, 404),
  },
});

const byKeyRoute = createRoute({
  method: "get",
  path: "/v1/solicitudes/{clave}",
  operationId: "buscarPorClave",
  tags,
  summary: "Buscar por la clave de envío",
  description: "El ticket que se registró con esta clave de envío (Idempotency-Key).",
  security: signedIn,
  request: { params: z.object({ clave: z.string().max(200) }) },
  responses: { 200: reply("El ticket.", ticketSchema), ...problems(401, 404) },
});

/** A ticket of this operator. @throws Problem 404, also for another operator's ticket */
export function ownTicket(parts: DeskParts, cuenta: number, numero: string): OwnedTicket {
  const ticket = parts.tickets.mustFind(numero);
  if (ticket.cuenta === cuenta) return ticket;
  throw new Problem(404, "ticket-no-existe", "No hay un ticket con ese número.");
}

/** Adds the routes to register, list and read tickets. */
export function addTicketRoutes(app: OpenAPIHono<DeskEnv>, parts: DeskParts): void {
  const { tickets, queries, folders, clock } = parts;

  app.openAPIRegistry.registerPath(createTicketRoute);
  app.post(createTicketRoute.path, async (context) => {
    const { account } = authenticate(context, parts, "operador");
    const clave = idempotencyKey(context);
    const created = await acceptUpload(
      context.env.incoming,
      "solicitud",
      requestData,
      folders,
      ({ data, archivos, huella }) => {
        checkRequest(data, clock());
        return tickets.create({
          cuenta: account.id,
          clave,
          huella,
          tipo: data.tipo,
          datos: data.datos,
          sigue_a: data.sigue_a ?? null,
          archivos,
        });
      },
    );
    if (created.replayed) context.header("idempotency-replayed", "true");
    else context.header("location", `/v1/tickets/${created.ticket.numero}`);
    return context.json(created.ticket, created.replayed ? 200 : 201);
  });

  app.openAPIRegistry.registerPath(listRoute);
  app.get(listRoute.path, (context) => {
    const { account } = authenticate(context, parts, "operador");
    const query = listQuery.safeParse(context.req.query(), { reportInput: true });
    if (!query.success) throw invalidData(query.error.issues);
    const page = queries.page({ ...query.data, cuenta: account.id });
    return conditionalJson(context, { tickets: [...page.tickets], siguiente: page.siguiente });
  });

  app.openAPIRegistry.registerPath(showRoute);
  app.get("/v1/tickets/:numero", (context) => {
    const { account } = authenticate(context, parts, "operador");
    return conditionalJson(
      context,
      queries.detail(ownTicket(parts, account.id, context.req.param("numero"))),
    );
  });

  app.openAPIRegistry.registerPath(byKeyRoute);
  app.get("/v1/solicitudes/:clave", (context) => {
    const { account } = authenticate(context, parts, "operador");
    const ticket = tickets.findByKey(account.id, context.req.param("clave"));
    if (ticket === undefined)
      throw new Problem(404, "no-existe", "No hay un ticket registrado con esa clave de envío.");
    return context.json(summary(ticket), 200);
  });
}

/** Checks the rules that involve several fields. @throws Problem 422 */
function checkRequest(data: z.output<typeof requestData>, now: Date): void {
  const documents = data.archivos.filter((file) => file.clase === "evidencia");
  if (documents.length > 1 || documents.some((file) => file.tipo !== "application/pdf")) {
    throw invalid("/archivos", "evidencia-unica", "la evidencia es un solo documento PDF");
  }
  if (data.tipo !== "incidente") return;
  if (documents.length === 0) throw invalid("/archivos", "evidencia-falta", "falta la evidencia");
  const event = guayaquilInstant(data.datos.fecha, data.datos.hora);
  if (event.getTime() > now.getTime() + clockToleranceMs) {
    throw invalid("/datos/fecha", "suceso-futuro", "la fecha y la hora están en el futuro");
  }
}

/** A JSON reply with its ETag, or 304 when the client already has it (RFC 9110 §13.1.2). */
function conditionalJson(context: Context<DeskEnv>, body: object): Response {
  const etag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 22)}"`;
  context.header("etag", etag);
  const held = (context.req.header("if-none-match") ?? "").split(/\s*,\s*/);
  if (held.includes(etag) || held.includes("*")) return context.body(null, 304);
  return context.json(body, 200);
}
