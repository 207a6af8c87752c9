import data from "./data/motivos.json" with { type: "json" };
import { foldText, searchCatalog } from "./search-catalog.ts";

/** A paper that a motivo calls for. */
export interface Paper {
  readonly nombre: string;
  readonly obligatorio: boolean;
}

export interface Motivo {
  readonly id: string;
  readonly nombre: string;
  /** `incidente`, `consulta` or `ambos`. */
  readonly formulario: string;
  readonly papeles: readonly Paper[];
  /** Always true: no official list is known, this one is ours. */
  readonly propuesto: boolean;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
}

export const motivos: readonly Motivo[] = data;

/** A motivo by its id or its name, in any spelling. */
export function findMotivo(text: string): Motivo | undefined {
  const wanted = foldText(text);
  return motivos.find((one) => foldText(one.id) === wanted || foldText(one.nombre) === wanted);
}

export function searchMotivos(text: string): readonly Motivo[] {
  return searchCatalog(motivos, text, (one) => [one.id, one.nombre]);
}
