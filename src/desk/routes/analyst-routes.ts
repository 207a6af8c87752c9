import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { authenticate, type DeskEnv, type DeskParts } from "../desk-parts.ts";
import { Problem } from "../problem.ts";
import { jsonBody, numberParam, problems, reply, signedIn } from "../route-docs.ts";
import { summary, type OwnedTicket } from "../store/ticket-store.ts";
import type { Account } from "../store/account-store.ts";
import { ticketDetailSchema, ticketPageSchema, ticketSchema } from "../wire-schemas.ts";

const tags = ["Analista"];
const answerText = z.string().max(10_000).regex(/\S/, "no puede estar vacío");

const inboxRoute = createRoute({
  method: "get",
  path: "/v1/analista/tickets",
  operationId: "listarBandeja",
  tags,
  summary: "Ver la bandeja de entrada",
  description: "Los tickets de todos los operadores, del más nuevo al más antiguo.",
  security: signedIn,
  request: {
    query: z.object({
      estado: z.string().max(40).optional(),
      unidad: z.string().max(100).optional(),
      limite: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: { 200: reply("Una página.", ticketPageSchema), ...problems(400, 401, 403, 422) },
});

const readRoute = createRoute({
  method: "get",
  path: "/v1/analista/tickets/{numero}",
  operationId: "leerTicket",
  tags,
  summary: "Ver un ticket de la bandeja de entrada",
  description: "Con lo solicitado, la conversación y los adjuntos.",
  security: signedIn,
  request: { params: numberParam },
  responses: { 200: reply("El ticket.", ticketDetailSchema), ...problems(401, 403, 404) },
});

const takeRoute = createRoute({
  method: "post",
  path: "/v1/analista/tickets/{numero}/tomar",
  operationId: "tomarTicket",
  tags,
  summary: "Tomar un ticket",
  description: "El funcionario queda a cargo y el caso pasa a análisis.",
  security: signedIn,
  request: { params: numberParam, ...jsonBody(z.strictObject({})) },
  responses: { 200: reply("El ticket.", ticketSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

const answerRoute = createRoute({
  method: "post",
  path: "/v1/analista/tickets/{numero}/respuestas",
  operationId: "responderTicket",
  tags,
  summary: "Responder un ticket",
  description: "El caso pasa a respondido, o sigue en análisis si la respuesta pide datos.",
  security: signedIn,
  request: {
    params: numberParam,
    ...jsonBody(z.strictObject({ texto: answerText, pide_datos: z.boolean().optional() })),
  },
  responses: { 200: reply("El ticket.", ticketSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

const resolveRoute = createRoute({
  method: "post",
  path: "/v1/analista/tickets/{numero}/resolucion",
  operationId: "resolverTicket",
  tags,
  summary: "Resolver un ticket",
  description: "El caso queda respondido, rechazado o anulado.",
  security: signedIn,
  request: {
    params: numberParam,
    ...jsonBody(
      z.strictObject({
        resultado: z.enum(["atendido", "rechazado", "anulado"]),
        texto: answerText.optional(),
      }),
    ),
  },
  responses: { 200: reply("El ticket.", ticketSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

const resultStates = {
  atendido: "respondido",
  rechazado: "rechazado",
  anulado: "anulado",
} as const;

/** Adds the routes of the desk's officials. */
export function addAnalystRoutes(app: OpenAPIHono<DeskEnv>, parts: DeskParts): void {
  const { tickets, queries } = parts;

  /** Changes an open case that no other official has, and returns the ticket afterwards. */
  function move(account: Account, numero: string, work: (ticket: OwnedTicket) => void) {
    return tickets.transaction(() => {
      const ticket = tickets.mustFind(numero);
      const other = ticket.funcionario !== null && ticket.funcionario !== account.nombre;
      if (other)
        throw new Problem(
          409,
          "tomado-por-otro",
          `El ticket está a cargo de ${ticket.funcionario}.`,
        );
      if (!["registrado", "asignado", "en_analisis", "respondido"].includes(ticket.estado)) {
        throw new Problem(409, "estado-no-permite", "El caso ya terminó.");
      }
      work(ticket);
      return summary(tickets.mustFind(numero));
    });
  }

  function write(account: Account, ticket: OwnedTicket, texto: string): void {
    const message = { clave: null, huella: null, de: account.nombre, texto, archivos: [] };
    tickets.addMessage({ ticket, cuenta: account.id, ...message });
  }

  app.openapi(inboxRoute, (context) => {
    authenticate(context, parts, "analista");
    const page = queries.page(context.req.valid("query"));
    return context.json({ tickets: [...page.tickets], siguiente: page.siguiente }, 200);
  });

  app.openAPIRegistry.registerPath(readRoute);
  app.get("/v1/analista/tickets/:numero", (context) => {
    authenticate(context, parts, "analista");
    return context.json(queries.detail(tickets.mustFind(context.req.param("numero"))), 200);
  });

  app.openapi(takeRoute, (context) => {
    const { account } = authenticate(context, parts, "analista");
    const { numero } = context.req.valid("param");
    const after = move(account, numero, (ticket) => {
      if (ticket.estado === "respondido") {
        throw new Problem(409, "estado-no-permite", "El caso ya está respondido.");
      }
      if (ticket.estado !== "en_analisis") tickets.moveTo(ticket, "en_analisis", account.nombre);
    });
    return context.json(after, 200);
  });

  app.openapi(answerRoute, (context) => {
    const { account } = authenticate(context, parts, "analista");
    const { texto, pide_datos } = context.req.valid("json");
    const after = move(account, context.req.valid("param").numero, (ticket) => {
      write(account, ticket, texto);
      tickets.moveTo(ticket, pide_datos === true ? "en_analisis" : "respondido", account.nombre);
    });
    return context.json(after, 200);
  });

  app.openapi(resolveRoute, (context) => {
    const { account } = authenticate(context, parts, "analista");
    const { resultado, texto } = context.req.valid("json");
    const after = move(account, context.req.valid("param").numero, (ticket) => {
      if (texto !== undefined) write(account, ticket, texto);
      tickets.moveTo(ticket, resultStates[resultado], account.nombre);
    });
    return context.json(after, 200);
  });
}
