import type { Profile } from "../../ports/profile-store.ts";
import { askCredentials, type KnownCredentials } from "./ask-credentials.call.ts";
import type { Call } from "../../app/call.ts";

/**
 * One attempt to sign in, with what is missing asked for; the session is kept.
 *
 * @param remember  whether the password is kept too
 * @throws MesaError as `SignIn.signIn` does; `credenciales-incompletas` where nobody can be asked
 */
export async function signIn(
  known: KnownCredentials,
  remember: boolean,
  profile: Profile,
  call: Call,
) {
  const connection = await call.connectTo(profile);
  const usuario = known.usuario ?? connection.signIn.usuario;
  const credentials = await askCredentials({ ...known, usuario }, call);
  const session = await connection.signIn.signIn(credentials, call.context.signal);
  const sessions = await call.sessions();
  await sessions.save(profile.nombre, session, remember ? credentials.contrasena : undefined);
  const kept = await sessions.place(profile.nombre);
  return { session, perfil: profile.nombre, canal: profile.canal, kept };
}
