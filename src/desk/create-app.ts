import { OpenAPIHono } from "@hono/zod-openapi";
import { actFault, isCopy } from "./act-fault.ts";
import { invalidData } from "./accept-upload.ts";
import type { DeskEnv, DeskParts } from "./desk-parts.ts";
import { addServiceRoutes } from "./routes/service-routes.ts";
import { Problem } from "./problem.ts";
import { readRest } from "./read-rest.ts";
import { addAnalystRoutes } from "./routes/analyst-routes.ts";
import { addChangeRoutes } from "./routes/change-routes.ts";
import { addConversationRoutes } from "./routes/conversation-routes.ts";
import { addSessionRoutes } from "./routes/session-routes.ts";
import { addTicketRoutes } from "./routes/ticket-routes.ts";

/** Receives unexpected errors, which are answered with 500. */
export type ReportFailure = (error: unknown) => void;

/** The largest JSON body that is accepted. */
const maxJsonBytes = 256 * 1024;

/** Creates the desk's routes; every refusal is answered as problem+json (RFC 9457). */
export function createApp(parts: DeskParts, report: ReportFailure): OpenAPIHono<DeskEnv> {
  const app = new OpenAPIHono<DeskEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidData(result.error.issues);
    },
  });

  const { nextFault, clock } = parts;
  // Of the same clock as all that the desk says: a `Retry-After` may be a date.
  app.use((context, next) => {
    context.env.outgoing.setHeader("date", clock().toUTCString());
    return next();
  });

  app.use(async (context, next) => {
    await next();
    if (!(await readRest(context.env.incoming))) context.header("connection", "close");
  });

  // A web page may send a browser here under its own name (DNS rebinding), or write without being
  // able to read the answer; the desk is for programs of this machine.
  app.use((context, next) => {
    const { host, origin } = context.req.header();
    const local = isLocal(`http://${host ?? ""}`) && (origin === undefined || isLocal(origin));
    if (local) return next();
    throw new Problem(403, "origen-ajeno", "La mesa de práctica solo atiende a este equipo.");
  });

  if (nextFault !== undefined) {
    app.use("/v1/*", async (context, next) => {
      const fault = isCopy(context) ? undefined : nextFault(context.req);
      if (fault === undefined) return await next();
      return await actFault(fault, context, next, parts);
    });
  }

  app.use(async (context, next) => {
    const json = !(context.req.header("content-type") ?? "").startsWith("multipart/");
    if (json && Number(context.req.header("content-length") ?? 0) > maxJsonBytes) {
      throw new Problem(413, "demasiado-grande", "El cuerpo es demasiado grande.");
    }
    if (json && context.req.header("transfer-encoding") !== undefined) {
      throw new Problem(413, "demasiado-grande", "Falta la cabecera Content-Length.");
    }
    await next();
    context.header("cache-control", "no-store");
  });

  addSessionRoutes(app, parts);
  addTicketRoutes(app, parts);
  addConversationRoutes(app, parts);
  addAnalystRoutes(app, parts);
  addChangeRoutes(app, parts);
  addServiceRoutes(app);

  app.notFound(() => new Problem(404, "ruta-no-existe", "Esta dirección no existe.").toResponse());
  app.onError((error) => {
    if (error instanceof Problem) return error.toResponse();
    if ("getResponse" in error) {
      return new Problem(
        400,
        "cuerpo-invalido",
        "El cuerpo de la petición no es un JSON válido.",
      ).toResponse();
    }
    report(error);
    return new Problem(
      500,
      "falla-interna",
      "La mesa de servicios tuvo una falla interna.",
    ).toResponse();
  });
  return app;
}

/** Whether an address names this machine itself, at any port. */
function isLocal(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
}
