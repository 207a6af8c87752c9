import type { Secret } from "../domain/secret.ts";
import type { SecretPlace } from "./secret-store.ts";
import type { Session } from "./session.ts";

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
