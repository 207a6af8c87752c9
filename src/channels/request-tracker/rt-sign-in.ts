import { Buffer } from "node:buffer";
import { Secret } from "../../domain/secret.ts";
import { percentEncode } from "../../domain/percent-encode.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { HttpClient } from "../../ports/http.ts";
import type { SignIn } from "../../ports/session.ts";
import { parseReply } from "../parse-reply.ts";
import { reachable } from "../reachable.ts";
import { authorization, refusal } from "./rt-client.ts";
import { rtUser } from "./rt-wire.ts";

/** RT ends no session; after so long we ask for the password again. Milliseconds. */
const lifetime = 90 * 24 * 3_600_000;

/** An RT token: version, the user's id, and its secret part. */
const token = /^\d+-(\d+)-[0-9a-f]{16,}$/;

/**
 * Signing in at RT: with the user's password, or with a token of RT's own in its place. Nothing is
 * created at RT, so there is nothing to end there.
 *
 * @param servidor  how RT's address is shown
 */
export function createRtSignIn(http: HttpClient, servidor: string, clock: () => Date): SignIn {
  return {
    async signIn({ usuario, contrasena }, signal) {
      const typed = contrasena.reveal();
      const owner = token.exec(typed)?.[1];
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
        caduca: new Date(clock().getTime() + lifetime).toISOString(),
      };
    },
    register: () =>
      Promise.reject(
        new MesaError("canal-no-puede", { params: { canal: "rt", orden: "mesa registro" } }),
      ),
    signOut: () => Promise.resolve(),
  };
}
