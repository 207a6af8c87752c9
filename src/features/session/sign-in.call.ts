import type { Profile } from "../../ports/profile-store.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { askCredentials, type KnownCredentials } from "./ask-credentials.call.ts";
import type { Call } from "../../app/call.ts";
import type { SignedIn } from "./session.view.ts";

interface SignInWish extends KnownCredentials {
  /** By a code typed in a browser on any machine (`--codigo`). */
  readonly byCode: boolean;
}

/**
 * One attempt to sign in, by a browser or with what is missing asked for; the session is kept.
 *
 * @param remember  whether the password is kept too
 * @throws MesaError as `SignIn.signIn` does; `credenciales-incompletas` where nobody can be asked,
 *   `canal-no-puede` where there are no codes
 */
export async function signIn(
  { byCode, ...known }: SignInWish,
  remember: boolean,
  profile: Profile,
  call: Call,
): Promise<SignedIn> {
  const connection = await call.connectTo(profile);
  const { browser } = connection.signIn;
  if (browser !== undefined) {
    const { signInByBrowser } = await import("./sign-in-by-browser.call.ts");
    return await signInByBrowser(browser, byCode, profile, call);
  }
  if (byCode) {
    const params = { canal: profile.canal, orden: "mesa sesion iniciar --codigo" };
    throw new MesaError("canal-no-puede", { params });
  }
  const usuario = known.usuario ?? connection.signIn.usuario;
  const sessions = await call.sessions();
  const last = await sessions.known(profile.nombre);
  const credentials = await askCredentials({ ...known, usuario }, call, last);
  const session = await connection.signIn.signIn(credentials, call.context.signal);
  await sessions.save(profile.nombre, session, remember ? credentials.contrasena : undefined);
  const kept = await sessions.place(profile.nombre);
  return { session, perfil: profile.nombre, canal: profile.canal, kept };
}
