/** The result of one check. */
export interface Finding {
  /** Names a message `diagnostico.<que>`. */
  readonly que: string;
  readonly estado: "bien" | "aviso" | "mal";
  /** What was seen: versions, paths, addresses; never a secret. */
  readonly detalle: string;
  /** A command that fixes it. */
  readonly remedio: string | null;
}

/** Looks at the machine itself: versions, folders, the credential store, the network. */
export interface Diagnosis {
  readonly machine: () => Promise<readonly Finding[]>;
  /**
   * Whether the desk's host has an address, takes connections and has a certificate in order, or
   * the proxy by which it is reached; and how far its clock is from this one.
   *
   * @param perfil  the profile whose address this is
   */
  readonly network: (url: string, perfil: string) => Promise<readonly Finding[]>;
}
