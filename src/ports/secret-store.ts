import type { Secret } from "../domain/secret.ts";

/** `sistema`: Keychain, Windows Credential Manager, Secret Service. `archivo`: encrypted files. */
export type SecretPlace = "sistema" | "archivo";

/** A place for secrets, by name. Every method @throws MesaError `almacen-no-responde` */
export interface SecretStore {
  readonly place: SecretPlace;
  /** What the place is called, for people: a folder, or the system's own name. */
  readonly where: string;
  /** @throws MesaError `boveda-cerrada` when the pass phrase or the key is not there or is wrong */
  readonly get: (name: string) => Promise<Secret | undefined>;
  readonly put: (name: string, secret: Secret) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

export interface SecretStores {
  /** Where a new secret goes: the system's store if it answers, unless the user decided otherwise. */
  readonly preferred: () => Promise<SecretStore>;
  readonly at: (place: SecretPlace) => SecretStore;
}

/** Asks for the pass phrase of the encrypted files; undefined where nobody can or wants to. */
export type AskPhrase = (purpose: "abrir" | "crear") => Promise<Secret | undefined>;
