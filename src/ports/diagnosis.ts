/** One thing looked at. */
export interface Finding {
  /** Names a message `diagnostico.<que>`. */
  readonly que: string;
  readonly estado: "bien" | "aviso" | "mal";
  /** What was seen: versions, paths, addresses; never a secret. */
  readonly detalle: string;
  /** A command that mends it. */
  readonly remedio: string | null;
}

/** Looks at the machine itself: versions, folders, network. */
export interface Diagnosis {
  readonly machine: () => readonly Finding[];
  /** Whether the desk's host has an address, takes connections and has a certificate in order. */
  readonly network: (url: string) => Promise<readonly Finding[]>;
}
