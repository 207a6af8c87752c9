import type { Secret } from "../domain/secret.ts";
import type { SecretPlace } from "./secret-store.ts";

/** What Ecuapass asks for. A *usuario general* or an international organisation has no RUC. */
export interface Credentials {
  readonly ruc: string | undefined;
  readonly usuario: string;
  readonly contrasena: Secret;
}

/** What a desk has to know of a new user. */
export interface NewUser {
  readonly tipo_persona: string;
  readonly identificacion: string;
  readonly ruc?: string;
  readonly usuario: string;
  readonly nombre: string;
  readonly correo: string;
  readonly telefono?: string | undefined;
}

export interface RegisteredUser {
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
}

/** How a session says that it lasts until it is ended: a mailbox's password, say. */
export const neverExpires = "9999-12-31T23:59:59.000Z";

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
   * Another token than the one that the desk no longer takes: one that was renewed meanwhile, or a
   * silent renewal where credentials are at hand.
   * @throws MesaError `sesion-caducada` where they are not
   */
  renew(refused: Secret, signal: AbortSignal): Promise<Secret>;
}

/** The part of a desk that knows its users. */
export interface SignIn {
  /** Who signs in where nothing says otherwise: a mailbox's address, say. */
  readonly usuario?: string;
  /** @throws MesaError `credenciales-rechazadas`, `acceso-rechazado`, `cuenta-bloqueada`, `mesa-inalcanzable` */
  signIn(credentials: Credentials, signal: AbortSignal): Promise<Session>;
  /**
   * Creates a user of the desk ("Regístrese").
   * @throws MesaError `usuario-existe`, `mesa-rechaza`, `mesa-inalcanzable`
   */
  register(user: NewUser, contrasena: Secret, signal: AbortSignal): Promise<RegisteredUser>;
  /** Ends the session at the desk; a session it no longer knows is no error. */
  signOut(token: Secret, signal: AbortSignal): Promise<void>;
}

/** Where a profile's secrets lie. */
export interface SecretsKept {
  readonly place: SecretPlace;
  readonly where: string;
  /** True when the password lies there too. */
  readonly remembered: boolean;
}

/** Sessions of the profiles. */
export interface SessionStore {
  readonly load: (profile: string) => Promise<Session | undefined>;
  readonly place: (profile: string) => Promise<SecretsKept | undefined>;
  /** With a password, when it is to be remembered for silent renewals. */
  readonly save: (profile: string, session: Session, password?: Secret) => Promise<void>;
  readonly password: (profile: string) => Promise<Secret | undefined>;
  /** After the desk refused it. */
  readonly forgetPassword: (profile: string) => Promise<void>;
  readonly remove: (profile: string) => Promise<void>;
}
