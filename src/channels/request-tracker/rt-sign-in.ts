import { Buffer } from "node:buffer";
import { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/url.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HttpClient } from "../../ports/http.ts";
import type { SignIn } from "../../ports/session.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { authorization, refusal } from "./rt-client.ts";
import { rtUser } from "./rt-wire.ts";

/** RT sessions do not expire; after this time the password is asked for again. */
const sessionLifetimeMs = 90 * 24 * 3_600_000;

/** An RT token: version, user id and secret part. */
const rtToken = /^\d+-(\d+)-[0-9a-f]{16,}$/;

/**
 * Signs in at RT with the user's password or an RT token in its place. RT creates no session, so
 * signing out does nothing.
 *
 * @param servidor RT's address as shown to the user
 */
export function createRtSignIn(http: HttpClient, servidor: string, clock: () => Date): SignIn {
  return {
    async signIn({ usuario, contrasena }, signal) {
      const typed = contrasena.reveal();
      const owner = rtToken.exec(typed)?.[1];
      const secret =
        owner === undefined
          ? new Secret(`Basic ${Buffer.from(`${usuario}:${typed}`).toString("base64")}`)
          : new Secret(`token ${typed}`);
      const path = `/REST/2.0/user/${percentEncode(owner ?? usuario)}`;
      const headers = { authorization: authorization(secret) };
      const reply = await reachable(() => http.send({ method: "GET", path, headers }, signal));
      if (reply.status === 401) {
        throw new MesaError("acceso-rechazado", { params: { servidor } });
      }
      if (reply.status !== 200) throw refusal(reply);
      const user = parseReply(reply, rtUser);
      return {
        token: secret,
        ruc: null,
        usuario: user.Name,
        nombre: user.RealName ?? user.Name,
        caduca: new Date(clock().getTime() + sessionLifetimeMs).toISOString(),
      };
    },
    register: () =>
      Promise.reject(
        new MesaError("canal-no-puede", { params: { canal: "rt", orden: "mesa registro" } }),
      ),
    signOut: () => Promise.resolve(true),
  };
}
