import data from "./data/operator-types.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

export interface OperatorType {
  readonly id: string;
  readonly nombre: string;
  /** First two digits of the OCE code, where a source has them; not used for checking. */
  readonly prefijo?: string;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
  /** Imported by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

/** The operator types of the official page, and two for everybody else. */
export const operatorTypes: readonly OperatorType[] = data;

/** Finds a type by its id or name, in any spelling. */
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
