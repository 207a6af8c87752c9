import data from "./data/operator-types.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

export interface OperatorType {
  readonly id: string;
  readonly nombre: string;
  /** First two digits of the OCE code, where a source shows them; never used to check one. */
  readonly prefijo?: string;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
  /** Brought in by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

/** The types of operator that the official page names, and two for everybody else. */
export const operatorTypes: readonly OperatorType[] = data;

/** A type by its id or its name, in any spelling. */
export function findOperatorType(
  text: string,
  entries: readonly OperatorType[],
): OperatorType | undefined {
  const wanted = foldText(text);
  return entries.find((one) => foldEntry(one.id) === wanted || foldEntry(one.nombre) === wanted);
}

export function searchOperatorTypes(
  text: string,
  entries: readonly OperatorType[],
): readonly OperatorType[] {
  return searchCatalog(entries, text, (one) => [one.id, one.nombre]);
}
