import { Secret } from "../../domain/secret.ts";
import type { ErrorCode } from "../../errors/error-codes.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { jsonBody, type HttpClient } from "../../ports/http.ts";
import type { SignIn } from "../../ports/session.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { problemOf, refusal } from "./portal-client.ts";
import { wireAccount, wireSession } from "./portal-wire.ts";

/** The error for each of the desk's codes that say why an account may not sign in. */
const refusedAccounts: Readonly<Record<string, ErrorCode>> = {
  "cuenta-bloqueada": "cuenta-bloqueada",
  "contrasena-caducada": "contrasena-caducada",
  "cambio-obligatorio": "cambio-obligatorio",
};

/** Signs in and out at a desk by the portal contract; each call tries once. */
export function createPortalSignIn(http: HttpClient): SignIn {
  return {
    async signIn({ ruc, usuario, contrasena }, signal) {
      const body = { ruc: ruc ?? null, usuario, contrasena: contrasena.reveal() };
      const reply = await reachable(() =>
        http.send(
          {
            method: "POST",
            path: "/v1/sesiones",
            headers: {},
            body: () => jsonBody(body),
          },
          signal,
        ),
      );
      if (reply.status === 201) {
        const session = parseReply(reply, wireSession);
        return { ...session, token: new Secret(session.token) };
      }
      const problem = problemOf(reply);
      const foreign = problem.detail === undefined ? {} : { foreign: problem.detail };
      const reason = refusedAccounts[problem.codigo ?? ""];
      if (reason !== undefined) throw new MesaError(reason, foreign);
      if (reply.status === 401) throw new MesaError("credenciales-rechazadas", foreign);
      if (reply.status === 429) throw new MesaError("cuenta-bloqueada", foreign);
      throw refusal(reply);
    },
    async register(user, contrasena, signal) {
      const body = { ...user, contrasena: contrasena.reveal() };
      const reply = await reachable(() =>
        http.send(
          { method: "POST", path: "/v1/usuarios", headers: {}, body: () => jsonBody(body) },
          signal,
        ),
      );
      if (reply.status === 201) return parseReply(reply, wireAccount);
      if (reply.status === 409) {
        throw new MesaError("usuario-existe", { params: { usuario: user.usuario } });
      }
      throw refusal(reply);
    },
    async signOut(token, signal) {
      const reply = await reachable(() =>
        http.send(
          {
            method: "DELETE",
            path: "/v1/sesiones/actual",
            headers: { authorization: `Bearer ${token.reveal()}` },
          },
          signal,
        ),
      );
      if (reply.status !== 204 && reply.status !== 401) throw refusal(reply);
      return true;
    },
  };
}
