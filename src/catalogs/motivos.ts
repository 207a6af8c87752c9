import data from "./data/motivos.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

/** A document that a reason for a consultation requires. */
export interface Paper {
  readonly nombre: string;
  readonly obligatorio: boolean;
}

/** A reason for a request. */
export interface Motivo {
  readonly id: string;
  readonly nombre: string;
  /** `incidente`, `consulta` or `ambos`. */
  readonly formulario: string;
  readonly papeles: readonly Paper[];
  /** True for all built-in entries, since no official list is known. */
  readonly propuesto: boolean;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
  /** Imported by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

export const motivos: readonly Motivo[] = data;

/** Finds an entry by its id or name, in any spelling. */
export function findMotivo(text: string, entries: readonly Motivo[]): Motivo | undefined {
  const wanted = foldText(text);
  return entries.find((one) => foldEntry(one.id) === wanted || foldEntry(one.nombre) === wanted);
}

export function searchMotivos(text: string, entries: readonly Motivo[]): readonly Motivo[] {
  return searchCatalog(entries, text, (one) => [one.id, one.nombre]);
}
