import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import type { DeskEnv } from "../desk-parts.ts";
import { openApiDocument } from "../openapi-document.ts";
import { problems, reply } from "../route-docs.ts";

const healthRoute = createRoute({
  method: "get",
  path: "/v1/salud",
  operationId: "verSalud",
  tags: ["Servicio"],
  summary: "Ver si la mesa atiende",
  description: "No pide sesión.",
  responses: {
    200: reply("Atiende.", z.object({ estado: z.literal("bien") })),
    ...problems(400),
  },
});

/** What tells about the desk itself. */
export function addServiceRoutes(app: OpenAPIHono<DeskEnv>): void {
  app.openapi(healthRoute, (context) => context.json({ estado: "bien" as const }, 200));
  app.get("/openapi.json", (context) => context.json(openApiDocument(app)));
}
