import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { isOver } from "../../domain/ticket-life.ts";
import { acceptUpload } from "../accept-upload.ts";
import { authenticate, idempotencyKey, type DeskEnv, type DeskParts } from "../desk-parts.ts";
import { fileResponse } from "../file-response.ts";
import { Problem } from "../problem.ts";
import { jsonBody, keyHeader, numberParam, problems, reply, signedIn } from "../route-docs.ts";
import { summary } from "../store/ticket-store.ts";
import { archivePath } from "../upload.ts";
import { messageData, messageSchema, ticketSchema } from "../wire-schemas.ts";
import { ownTicket } from "./ticket-routes.ts";

const tags = ["Conversación"];

const messageRoute = createRoute({
  method: "post",
  path: "/v1/tickets/{numero}/mensajes",
  operationId: "escribirMensaje",
  tags,
  summary: "Escribir un mensaje en un ticket",
  description: "La parte `mensaje` es JSON; las demás, los archivos que declara.",
  security: signedIn,
  request: {
    params: numberParam,
    headers: keyHeader,
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.looseObject({ mensaje: messageData }) } },
    },
  },
  responses: {
    200: {
      ...reply("El mensaje ya se había recibido con esta clave de envío.", messageSchema),
      headers: z.object({ "Idempotency-Replayed": z.literal("true") }),
    },
    201: reply("Escrito.", messageSchema),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const acceptRoute = createRoute({
  method: "post",
  path: "/v1/tickets/{numero}/conformidad",
  operationId: "darConformidad",
  tags,
  summary: "Dar la conformidad",
  description: "Termina el caso. Repetir la petición no cambia nada.",
  security: signedIn,
  request: {
    params: numberParam,
    ...jsonBody(z.strictObject({ observacion: z.string().min(1).max(2000).optional() })),
  },
  responses: { 200: reply("El ticket.", ticketSchema), ...problems(400, 401, 403, 404, 409, 422) },
});

const binary = { schema: z.string().openapi({ format: "binary" }) };
const fileContent = { "application/pdf": binary, "image/png": binary, "image/jpeg": binary };
const fileHeaders = z.object({
  ETag: z.string(),
  "Content-Disposition": z.string(),
  "Accept-Ranges": z.literal("bytes"),
});

const downloadRoute = createRoute({
  method: "get",
  path: "/v1/tickets/{numero}/adjuntos/{id}",
  operationId: "descargarAdjunto",
  tags,
  summary: "Descargar un adjunto",
  description:
    "Los bytes, tal como llegaron; con `Range: bytes=N-`, desde uno de ellos en adelante, para continuar una descarga.",
  security: signedIn,
  request: {
    params: numberParam.extend({ id: z.string().max(20) }),
    headers: z.object({
      Range: z.string().optional().openapi({
        description: "Una sola parte del archivo: `bytes=N-`.",
        example: "bytes=1024-",
      }),
    }),
  },
  responses: {
    200: { description: "El archivo.", headers: fileHeaders, content: fileContent },
    206: {
      description: "La parte pedida del archivo.",
      headers: fileHeaders.extend({ "Content-Range": z.string() }),
      content: fileContent,
    },
    ...problems(401, 403, 404, 416),
  },
});

/** Adds the routes to write to a ticket, accept its answer and download its files. */
export function addConversationRoutes(app: OpenAPIHono<DeskEnv>, parts: DeskParts): void {
  const { tickets, queries, folders } = parts;

  app.openAPIRegistry.registerPath(messageRoute);
  app.post("/v1/tickets/:numero/mensajes", async (context) => {
    const { account } = authenticate(context, parts, "operador");
    const clave = idempotencyKey(context);
    const { numero } = ownTicket(parts, account.id, context.req.param("numero"));
    const added = await acceptUpload(
      context.env.incoming,
      "mensaje",
      messageData,
      folders,
      ({ data, archivos, huella }) =>
        tickets.transaction(() => {
          const ticket = tickets.mustFind(numero);
          if (isOver(ticket.estado)) {
            throw new Problem(
              409,
              "estado-no-permite",
              "El caso ya terminó: registre otro ticket.",
            );
          }
          const { nombre: de, id: cuenta } = account;
          return tickets.addMessage({
            ticket,
            cuenta,
            clave,
            huella,
            de,
            texto: data.texto,
            archivos,
          });
        }),
    );
    const ticket = queries.detail(tickets.mustFind(numero));
    const message = ticket.mensajes.find((one) => one.id === String(added.id));
    if (added.replayed) context.header("idempotency-replayed", "true");
    return context.json(message, added.replayed ? 200 : 201);
  });

  app.openapi(acceptRoute, (context) => {
    const { account } = authenticate(context, parts, "operador");
    const { observacion } = context.req.valid("json");
    const { numero } = ownTicket(parts, account.id, context.req.valid("param").numero);
    return tickets.transaction(() => {
      const ticket = tickets.mustFind(numero);
      if (ticket.estado !== "conforme") {
        if (ticket.estado !== "respondido") {
          throw new Problem(
            409,
            "estado-no-permite",
            "Solo se da la conformidad a un ticket respondido.",
          );
        }
        if (observacion !== undefined) {
          const message = {
            clave: null,
            huella: null,
            de: account.nombre,
            texto: observacion,
            archivos: [],
          };
          tickets.addMessage({ ticket, cuenta: account.id, ...message });
        }
        tickets.moveTo(ticket, "conforme");
      }
      return context.json(summary(tickets.mustFind(numero)), 200);
    });
  });

  app.openAPIRegistry.registerPath(downloadRoute);
  app.get("/v1/tickets/:numero/adjuntos/:id", (context) => {
    const { account } = authenticate(context, parts);
    const { numero, id } = context.req.param();
    if (account.rol === "operador") ownTicket(parts, account.id, numero);
    const file = queries.attachment(numero, id);
    if (file === undefined) throw new Problem(404, "no-existe", "El ticket no tiene ese adjunto.");
    const path = archivePath(folders.archive, file.sha256);
    return fileResponse(path, file, context.req.header("range"));
  });
}
