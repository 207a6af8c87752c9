import { Secret } from "../../domain/secret.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { exitCodes } from "../../errors/exit-codes.ts";
import type {
  Credentials,
  Session,
  SessionStore,
  SignIn,
  TokenSource,
} from "../../ports/session.ts";

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
 * The stored session while it lasts; else a sign-in with the credentials at hand; else the user is
 * told how to sign in. A token serves until the desk refuses it: looking one up may cost a pass
 * phrase's key, or a question of the system's store. What the desk has refused is never tried again, so that a wrong password
 * can't lock the account; requests that need a token at the same time share one sign-in.
 */
export function createTokenSource(needs: TokenNeeds): TokenSource {
  let current: Secret | undefined;
  let refusedOnce = false;
  let underWay: Promise<Secret> | undefined;
  let lookingUp: Promise<Secret | "expired" | undefined> | undefined;

  function signInOnce(
    failure: "sin-sesion" | "sesion-caducada",
    signal: AbortSignal,
  ): Promise<Secret> {
    underWay ??= signIn(failure, signal).finally(() => (underWay = undefined));
    return underWay;
  }

  async function signIn(
    failure: "sin-sesion" | "sesion-caducada",
    signal: AbortSignal,
  ): Promise<Secret> {
    const credentials = refusedOnce ? undefined : await needs.credentials();
    if (credentials === undefined)
      throw new MesaError(failure, { params: { perfil: needs.perfil } });
    const session = await accepted(credentials, signal);
    current = session.token;
    try {
      await needs.store.save(needs.perfil, session);
    } catch (error) {
      // A store that can't be read may take nothing new either, and a folder may be read-only; the
      // session serves this command.
      const unwritten = error instanceof MesaError && error.code === "disco";
      if (!unwritten && !isUnreadable(error)) throw error;
    }
    return session.token;
  }

  async function accepted(credentials: Credentials, signal: AbortSignal): Promise<Session> {
    try {
      return await needs.signIn.signIn(credentials, signal);
    } catch (error) {
      if (error instanceof MesaError && error.exitCode === exitCodes.unauthenticated) {
        refusedOnce = true;
        await needs.forget();
      }
      throw error;
    }
  }

  /** The session on disk, while it lasts: another process may have renewed it. */
  function stored(): Promise<Secret | "expired" | undefined> {
    lookingUp ??= lookUp().finally(() => (lookingUp = undefined));
    return lookingUp;
  }

  /** The stored session. One that can't be read is none where credentials are at hand. */
  async function load(): Promise<Session | undefined> {
    try {
      return await needs.store.load(needs.perfil);
    } catch (error) {
      if (!isUnreadable(error) || (await credentialsAtHand()) === undefined) throw error;
      return undefined;
    }
  }

  /** Undefined also where remembered credentials lie in the store that can't be read. */
  async function credentialsAtHand(): Promise<Credentials | undefined> {
    try {
      return refusedOnce ? undefined : await needs.credentials();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return undefined;
    }
  }

  async function lookUp(): Promise<Secret | "expired" | undefined> {
    const session = await load();
    if (session === undefined) return undefined;
    return new Date(session.caduca) <= needs.clock() ? "expired" : session.token;
  }

  return {
    async token(signal) {
      if (current !== undefined) return current;
      if (needs.givenToken !== undefined) return needs.givenToken;
      const found = await stored();
      if (found === undefined) return await signInOnce("sin-sesion", signal);
      if (found === "expired") return await signInOnce("sesion-caducada", signal);
      // A sign-in may have come in between.
      current ??= found;
      return current;
    },
    async renew(refused, signal) {
      const isOther = (token: Secret): boolean => token.reveal() !== refused.reveal();
      if (current !== undefined && isOther(current)) return current;
      const found = needs.givenToken === undefined ? await stored() : undefined;
      if (found === undefined || found === "expired" || !isOther(found)) {
        return await signInOnce("sesion-caducada", signal);
      }
      current = found;
      return found;
    },
  };
}

/** Whether a secret store is closed, has lost its key, or does not answer. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof MesaError &&
    (error.code === "boveda-cerrada" || error.code === "almacen-no-responde")
  );
}
