import data from "./data/districts.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

export interface District {
  /** Three digits, with their leading zero. */
  readonly codigo: string;
  /** The name in Ecuapass. */
  readonly nombre: string;
  /** The name as people write it. */
  readonly etiqueta: string;
  readonly verificado: boolean;
  readonly fuente: readonly string[];
  readonly nota?: string;
  /** Imported by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

export type DistrictLookup =
  | { readonly kind: "found"; readonly district: District }
  | { readonly kind: "ambiguous"; readonly candidates: readonly District[] }
  | { readonly kind: "none" };

/** The code of an administrative district that is no customs office: accepted, but offered last. */
const administrativeCode = "136";

export const districts: readonly District[] = data.toSorted(
  (one, other) =>
    Number(one.codigo === administrativeCode) - Number(other.codigo === administrativeCode),
);

/** Finds a district by its code (`028`, `28`, `[028] …`) or its name, in any spelling. */
export function findDistrict(text: string, entries: readonly District[]): DistrictLookup {
  const code = /^\D*(\d{1,3})(?:\D|$)/.exec(text)?.[1]?.padStart(3, "0");
  if (code !== undefined) {
    const district = entries.find((one) => one.codigo === code);
    return district === undefined ? { kind: "none" } : { kind: "found", district };
  }
  const wanted = foldText(text);
  if (wanted === "") return { kind: "none" };
  const exact = entries.find((one) => namesOf(one).map(foldEntry).includes(wanted));
  if (exact !== undefined) return { kind: "found", district: exact };
  const words = wanted.split(" ");
  const candidates = entries.filter((one) => {
    const known = namesOf(one).flatMap((name) => foldEntry(name).split(" "));
    return words.every((word) => known.includes(word));
  });
  const [only, ...more] = candidates;
  if (only === undefined) return { kind: "none" };
  return more.length === 0 ? { kind: "found", district: only } : { kind: "ambiguous", candidates };
}

/** Districts in which the words of the text occur. */
export function searchDistricts(text: string, entries: readonly District[]): readonly District[] {
  return searchCatalog(entries, text, (one) => [one.codigo, ...namesOf(one)]);
}

function namesOf(district: District): readonly string[] {
  return [district.nombre, district.etiqueta];
}
