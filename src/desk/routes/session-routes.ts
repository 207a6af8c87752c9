import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { authenticate, type DeskEnv, type DeskParts } from "../desk-parts.ts";
import { hashPassword, verifyPassword } from "../passwords.ts";
import { Problem } from "../problem.ts";
import { jsonBody, problems, reply, signedIn } from "../route-docs.ts";
import { invalid } from "../store/ticket-store.ts";
import type { Account } from "../store/account-store.ts";
import {
  accountSchema,
  credentialsSchema,
  newSessionSchema,
  registrationSchema,
  sessionSchema,
} from "../wire-schemas.ts";

const signInRoute = createRoute({
  method: "post",
  path: "/v1/sesiones",
  operationId: "iniciarSesion",
  tags: ["Sesiones"],
  summary: "Iniciar sesión",
  description:
    "Con los mismos RUC, usuario y contraseña de Ecuapass. Cinco intentos fallidos seguidos bloquean la cuenta durante un cuarto de hora.",
  request: jsonBody(credentialsSchema),
  responses: { 201: reply("La sesión.", newSessionSchema), ...problems(400, 401, 422, 429) },
});

const currentRoute = createRoute({
  method: "get",
  path: "/v1/sesiones/actual",
  operationId: "verSesion",
  tags: ["Sesiones"],
  summary: "Ver la sesión",
  description: "De quién es la sesión y hasta cuándo vale.",
  security: signedIn,
  responses: { 200: reply("La sesión.", sessionSchema), ...problems(401) },
});

const signOutRoute = createRoute({
  method: "delete",
  path: "/v1/sesiones/actual",
  operationId: "cerrarSesion",
  tags: ["Sesiones"],
  summary: "Cerrar sesión",
  description: "El token deja de ser válido.",
  security: signedIn,
  responses: { 204: { description: "La sesión se cerró." }, ...problems(401) },
});

const registerRoute = createRoute({
  method: "post",
  path: "/v1/usuarios",
  operationId: "registrarUsuario",
  tags: ["Usuarios"],
  summary: "Registrarse",
  description: "La opción «Regístrese»: crea un usuario de la mesa.",
  request: jsonBody(registrationSchema),
  responses: { 201: reply("La cuenta.", accountSchema), ...problems(400, 409, 422) },
});

/** Adds the routes to sign in, sign out and register. */
export function addSessionRoutes(app: OpenAPIHono<DeskEnv>, parts: DeskParts): void {
  const { accounts, clock, passwordCostLog2 } = parts;
  /** One password after the other, so that each wrong one counts before the next costly hash. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };

  app.openapi(signInRoute, async (context) => {
    const { ruc, usuario, contrasena } = context.req.valid("json");
    const signIn = async () => {
      const account = accounts.find(ruc ?? null, usuario);
      if (account !== undefined) refuseLocked(account, clock());
      const right = await verifyPassword(contrasena, account?.contrasena, passwordCostLog2);
      if (!right || account === undefined) {
        if (account !== undefined) accounts.countFailure(account);
        throw new Problem(
          401,
          "credenciales-rechazadas",
          "El RUC, el usuario o la contraseña no son correctos.",
        );
      }
      return { ...accounts.openSession(account), account };
    };
    const { account, token, caduca } = await inTurn(signIn);
    return context.json({ token, ...facts(account), caduca }, 201);
  });

  app.openapi(currentRoute, (context) => {
    const { account, caduca } = authenticate(context, parts);
    return context.json({ ...facts(account), caduca }, 200);
  });

  app.openAPIRegistry.registerPath(signOutRoute);
  app.delete(signOutRoute.path, (context) => {
    accounts.closeSession(authenticate(context, parts).token);
    return context.body(null, 204);
  });

  app.openapi(registerRoute, async (context) => {
    const { contrasena, ...person } = context.req.valid("json");
    if (contrasena.toLowerCase().includes(person.usuario.toLowerCase())) {
      throw invalid("/contrasena", "contrasena-con-usuario", "no puede contener el usuario");
    }
    const added = accounts.add({
      ...person,
      ruc: person.ruc ?? null,
      telefono: person.telefono ?? null,
      rol: "operador",
      contrasena: await hashPassword(contrasena, passwordCostLog2),
    });
    const account = accounts.find(person.ruc ?? null, person.usuario);
    if (!added || account === undefined) {
      throw new Problem(409, "usuario-existe", "Ya hay un usuario con ese nombre.");
    }
    return context.json(facts(account), 201);
  });
}

/** @throws Problem 429 while the account is locked */
function refuseLocked({ bloqueada_hasta }: Account, now: Date): void {
  if (bloqueada_hasta === null) return;
  const seconds = Math.ceil((new Date(bloqueada_hasta).getTime() - now.getTime()) / 1000);
  if (seconds > 0) {
    throw new Problem(
      429,
      "cuenta-bloqueada",
      "La cuenta está bloqueada por varios intentos fallidos.",
      { retryAfter: seconds },
    );
  }
}

function facts({ ruc, usuario, nombre, rol }: Account) {
  return { ruc, usuario, nombre, rol };
}
