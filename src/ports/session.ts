import type { Secret } from "../domain/secret.ts";

/** What Ecuapass asks for. A *usuario general* or an international organisation has no RUC. */
export interface Credentials {
  readonly ruc: string | undefined;
  readonly usuario: string;
  readonly contrasena: Secret;
}

/** A signed-in operator. */
export interface Session {
  readonly token: Secret;
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  /** UTC, ISO 8601. */
  readonly caduca: string;
}

/** Where a channel gets its token, and a fresh one when the desk no longer takes the old. */
export interface TokenSource {
  /** @throws MesaError `sin-sesion` */
  token(signal: AbortSignal): Promise<Secret>;
  /**
   * One silent renewal, where credentials are at hand.
   * @throws MesaError `sesion-caducada` where they are not
   */
  renew(signal: AbortSignal): Promise<Secret>;
}

/** The part of a desk that knows its users. */
export interface SignIn {
  /** @throws MesaError `credenciales-rechazadas`, `cuenta-bloqueada`, `mesa-inalcanzable` */
  signIn(credentials: Credentials, signal: AbortSignal): Promise<Session>;
  /** Ends the session at the desk; a session it no longer knows is no error. */
  signOut(token: Secret, signal: AbortSignal): Promise<void>;
}
