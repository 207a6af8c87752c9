/** The catalogues that the user brought in, as text: one file each, by the catalogue's name. */
export interface CatalogStore {
  /** The file of a catalogue, whether it exists or not. */
  readonly pathOf: (name: string) => string;
  /** Undefined where the user has none. @throws MesaError `archivo-ilegible` */
  readonly read: (name: string) => string | undefined;
  /** Whole or not at all. @throws MesaError `disco` */
  readonly write: (name: string, text: string) => Promise<void>;
  /** False when there was none. */
  readonly remove: (name: string) => boolean;
}
