import type { Secret } from "../domain/secret.ts";
import type { SecretPlace } from "./secret-store.ts";
import type { BrowserSignInOptions } from "./token-issuer.ts";

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

/** What an issuer of tokens allows (OAuth 2.0), until it is taken back. */
export interface Permission {
  /** The issuer's name for people. */
  readonly emisor: string;
  readonly cliente: string;
  readonly alcances: readonly string[];
  /** Since when: UTC, ISO 8601. */
  readonly desde: string;
}

/** A signed-in operator. */
export interface Session {
  /** Opens the desk; where there is a permission, it renews the token that does. */
  readonly token: Secret;
  readonly ruc: string | null;
  readonly usuario: string;
  readonly nombre: string;
  /** UTC, ISO 8601. */
  readonly caduca: string;
  readonly permiso?: Permission;
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

/** Signing in at an issuer of tokens, in a browser (OAuth 2.0). */
export interface BrowserSignIn {
  /** Whether the issuer wants a secret of its clients. */
  readonly wantsClientSecret: boolean;
  /** Where a person sees what was allowed and takes it back, where it is known. */
  readonly permissionsPage: string | undefined;
  /** @throws MesaError as `TokenIssuer.signIn` does, and as `SignIn.signIn` */
  readonly signIn: (options: BrowserSignInOptions, signal: AbortSignal) => Promise<Session>;
}

/** The part of a desk that knows its users. */
export interface SignIn {
  /** In place of `signIn`, for accounts without a password of their own. */
  readonly browser?: BrowserSignIn;
  /** Who signs in where nothing says otherwise: a mailbox's address, say. */
  readonly usuario?: string;
  /** @throws MesaError `credenciales-rechazadas`, `acceso-rechazado`, `cuenta-bloqueada`, `mesa-inalcanzable` */
  signIn(credentials: Credentials, signal: AbortSignal): Promise<Session>;
  /**
   * Creates a user of the desk ("Regístrese").
   * @throws MesaError `usuario-existe`, `mesa-rechaza`, `mesa-inalcanzable`
   */
  register(user: NewUser, contrasena: Secret, signal: AbortSignal): Promise<RegisteredUser>;
  /**
   * Ends the session at the desk; a session it no longer knows is no error.
   *
   * @returns false where the other side offers no way to end what it has allowed
   */
  signOut(token: Secret, signal: AbortSignal): Promise<boolean>;
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
  /** Who is signed in and until when, without opening the secret. */
  readonly known: (profile: string) => Promise<Omit<Session, "token" | "permiso"> | undefined>;
  readonly place: (profile: string) => Promise<SecretsKept | undefined>;
  /** With a password, when it is to be remembered for silent renewals. */
  readonly save: (profile: string, session: Session, password?: Secret) => Promise<void>;
  readonly password: (profile: string) => Promise<Secret | undefined>;
  /** After the desk refused it. */
  readonly forgetPassword: (profile: string) => Promise<void>;
  readonly remove: (profile: string) => Promise<void>;
  /**
   * Runs work while no other process does the same for this profile: a token that is replaced at each
   * renewal is read, used and replaced by one after the other.
   *
   * @throws MesaError `base-ocupada` when another process takes longer than a minute
   */
  readonly alone: <Result>(profile: string, work: () => Promise<Result>) => Promise<Result>;
}
