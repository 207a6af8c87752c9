import { districts, type District } from "./districts.ts";
import { motivos, type Motivo } from "./motivos.ts";
import { operatorTypes, type OperatorType } from "./operator-types.ts";
import { screens, type Screen } from "./screens.ts";

/** All catalogues with the built-in entries and the user's own. */
export interface Catalogs {
  readonly distritos: readonly District[];
  readonly pantallas: readonly Screen[];
  readonly operadores: readonly OperatorType[];
  readonly motivos: readonly Motivo[];
}

export const catalogNames = ["distritos", "pantallas", "operadores", "motivos"] as const;
export type CatalogName = keyof Catalogs;

/** The entries that come with the program. */
export const builtInCatalogs: Catalogs = {
  distritos: districts,
  pantallas: screens,
  operadores: operatorTypes,
  motivos,
};

/** The field that identifies an entry within its catalogue. */
export const catalogKeys = {
  distritos: "codigo",
  pantallas: "completa",
  operadores: "id",
  motivos: "id",
} as const satisfies Record<CatalogName, string>;
