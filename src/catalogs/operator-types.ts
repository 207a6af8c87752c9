import data from "./data/operator-types.json" with { type: "json" };
import { foldText, searchCatalog } from "./search-catalog.ts";

export interface OperatorType {
  readonly id: string;
  readonly nombre: string;
  /** First two digits of the OCE code, where a source shows them; never used to check one. */
  readonly prefijo?: string;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
}

/** The types of operator that the official page names, and two for everybody else. */
export const operatorTypes: readonly OperatorType[] = data;

/** A type by its id or its name, in any spelling. */
export function findOperatorType(text: string): OperatorType | undefined {
  const wanted = foldText(text);
  return operatorTypes.find(
    (one) => foldText(one.id) === wanted || foldText(one.nombre) === wanted,
  );
}

export function searchOperatorTypes(text: string): readonly OperatorType[] {
  return searchCatalog(operatorTypes, text, (one) => [one.id, one.nombre]);
}
