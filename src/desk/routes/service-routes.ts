import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import type { DeskEnv } from "../desk-parts.ts";
import { problems, reply } from "../route-docs.ts";

const healthRoute = createRoute({
  method: "get",
  path: "/v1/salud",
  operationId: "verSalud",
  tags: ["Servicio"],
  summary: "Ver si la mesa responde",
  description: "No pide sesión.",
  responses: {
    200: reply("Atiende.", z.object({ estado: z.literal("bien") })),
    ...problems(400),
  },
});

/** Adds the routes about the desk itself. */
export function addServiceRoutes(app: OpenAPIHono<DeskEnv>): void {
  app.openapi(healthRoute, (context) => context.json({ estado: "bien" as const }, 200));
  app.get("/openapi.json", (context) => context.json(openApiDocument(app)));
}

/** The published contract, generated from the schemas by which the desk checks requests. */
function openApiDocument(app: OpenAPIHono<DeskEnv>) {
  app.openAPIRegistry.registerComponent("securitySchemes", "sesion", {
    type: "http",
    scheme: "bearer",
    description: "El token que da `POST /v1/sesiones`.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Mesa de Servicios",
      version: "1.0.0",
      description:
        "El contrato que cumplen el canal `portal` de mesa y su mesa de práctica. Lo propone este proyecto: el SENAE no publica uno.",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [
      {
        url: "http://127.0.0.1:{puerto}",
        description: "La mesa de práctica, en este equipo.",
        variables: {
          puerto: { default: "8080", description: "El que muestra `mesa practica servir`." },
        },
      },
    ],
    security: [],
    tags: [
      { name: "Sesiones", description: "Iniciar y cerrar sesión." },
      { name: "Usuarios", description: "La opción «Regístrese»." },
      { name: "Tickets", description: "Registrar y seguir solicitudes." },
      { name: "Conversación", description: "Mensajes y adjuntos de un ticket." },
      { name: "Analista", description: "El lado del funcionario." },
      { name: "Servicio", description: "La mesa: si responde y qué contrato cumple." },
    ],
  });
}
