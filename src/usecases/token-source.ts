import { Secret } from "../domain/secret.ts";
import { MesaError } from "../errors/mesa-error.ts";
import { exitCodes } from "../errors/exit-codes.ts";
import type { Credentials, Session, SignIn, TokenSource } from "../ports/session.ts";
import type { SessionStore } from "../ports/session-store.ts";

export interface TokenNeeds {
  readonly perfil: string;
  readonly store: SessionStore;
  readonly signIn: Pick<SignIn, "signIn">;
  /** A ready token from the environment; wins over a stored session. */
  readonly givenToken: Secret | undefined;
  /** Credentials at hand without asking anybody. */
  readonly credentials: () => Promise<Credentials | undefined>;
  /** Called when the desk refused them, so that they are not tried again by themselves. */
  readonly forget: () => Promise<void>;
  readonly clock: () => Date;
}

/**
 * The stored session while it lasts; else one sign-in with the credentials at hand; else the user
 * is told how to sign in. Never more than one attempt, so that a wrong password can't lock the
 * account.
 */
export function createTokenSource(needs: TokenNeeds): TokenSource {
  let signedIn: Secret | undefined;

  async function signInOnce(failure: "sin-sesion" | "sesion-caducada", signal: AbortSignal) {
    const credentials = signedIn === undefined ? await needs.credentials() : undefined;
    if (credentials === undefined)
      throw new MesaError(failure, { params: { perfil: needs.perfil } });
    const session = await signIn(credentials, signal);
    await needs.store.save(needs.perfil, session);
    signedIn = session.token;
    return session.token;
  }

  async function signIn(credentials: Credentials, signal: AbortSignal): Promise<Session> {
    try {
      return await needs.signIn.signIn(credentials, signal);
    } catch (error) {
      if (error instanceof MesaError && error.exitCode === exitCodes.unauthenticated) {
        await needs.forget();
      }
      throw error;
    }
  }

  return {
    async token(signal) {
      if (needs.givenToken !== undefined) return needs.givenToken;
      if (signedIn !== undefined) return signedIn;
      const session = await needs.store.load(needs.perfil);
      if (session === undefined) return await signInOnce("sin-sesion", signal);
      if (new Date(session.caduca) <= needs.clock())
        return await signInOnce("sesion-caducada", signal);
      return session.token;
    },
    renew: (signal) => signInOnce("sesion-caducada", signal),
  };
}
