import { createRoute, z, type OpenAPIHono } from "@hono/zod-openapi";
import { authenticate, type DeskEnv, type DeskParts } from "../desk-parts.ts";
import { problems, reply, signedIn } from "../route-docs.ts";
import { changesSchema } from "../wire-schemas.ts";

/** The pause between two looks of a long poll; another process may have made the change. */
const pollIntervalMs = 250;

const changesRoute = createRoute({
  method: "get",
  path: "/v1/cambios",
  operationId: "verCambios",
  tags: ["Tickets"],
  summary: "Ver qué cambió",
  description:
    "Cambios de los tickets propios desde un cursor; con `espera`, la respuesta llega con el primer cambio o al cabo de esos segundos.",
  security: signedIn,
  request: {
    query: z.object({
      desde: z
        .string()
        .regex(/^\d{1,15}$/, "no es un cursor")
        .default("0"),
      espera: z.coerce.number().int().min(0).max(30).default(0),
    }),
  },
  responses: { 200: reply("Los cambios.", changesSchema), ...problems(400, 401, 403, 422) },
});

/** Adds the long poll for changes. */
export function addChangeRoutes(app: OpenAPIHono<DeskEnv>, parts: DeskParts): void {
  const { queries, closing, wait } = parts;

  app.openapi(changesRoute, async (context) => {
    const { account } = authenticate(context, parts, "operador");
    const { desde, espera } = context.req.valid("query");
    const gone = AbortSignal.any([context.req.raw.signal, closing]);
    let rows = queries.changesAfter(account.id, Number(desde));
    for (let leftMs = espera * 1000; rows.length === 0 && leftMs > 0; leftMs -= pollIntervalMs) {
      if (gone.aborted) break;
      await wait(pollIntervalMs);
      rows = queries.changesAfter(account.id, Number(desde));
    }
    const cambios = rows.map(({ id: _id, ...change }) => change);
    return context.json(
      changesSchema.parse({ cambios, siguiente: String(rows.at(-1)?.id ?? desde) }),
      200,
    );
  });
}
