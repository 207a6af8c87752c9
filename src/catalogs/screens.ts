import data from "./data/screens.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

export interface Screen {
  /** Menus that lead to it, from the top. */
  readonly ruta: readonly string[];
  readonly nombre: string;
  /** The complete name: menus and name, joined by ` > `. */
  readonly completa: string;
  /** Which system shows it: `externo` is Ecuapass as operators see it. */
  readonly portal: string;
  /** Abbreviation of the electronic document it fills in. */
  readonly edoc?: string;
  readonly verificado: boolean;
  /** False for what has been repealed: still known, no longer offered. */
  readonly vigente: boolean;
  readonly fuente: readonly string[];
  readonly nota?: string;
  /** Brought in by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

export const screens: readonly Screen[] = data;

/**
 * The screen that a text names: by its complete name, by its own name where only one has it, or by
 * its e-Doc abbreviation. Spelling varies between sources, so accents, case and punctuation do not
 * count, nor does an abbreviation at the end.
 */
export function findScreen(text: string, entries: readonly Screen[]): Screen | undefined {
  const wanted = foldText(text);
  const byPath = entries.find((one) => namesOf(one, one.completa).includes(wanted));
  if (byPath !== undefined) return byPath;
  const byAbbreviation = entries.filter(
    (one) => one.edoc !== undefined && foldEntry(one.edoc) === wanted,
  );
  const byName = entries.filter((one) => namesOf(one, one.nombre).includes(wanted));
  const [only, ...more] = byAbbreviation.length > 0 ? byAbbreviation : byName;
  return more.length === 0 ? only : undefined;
}

/** Screens in which the words occur; repealed ones only when all are asked for. */
export function searchScreens(
  text: string,
  all: boolean,
  entries: readonly Screen[],
): readonly Screen[] {
  const offered = all ? entries : entries.filter((one) => one.vigente);
  return searchCatalog(offered, text, (one) => [one.edoc ?? "", one.nombre, one.completa]);
}

function namesOf(screen: Screen, name: string): readonly string[] {
  const folded = foldEntry(name);
  if (screen.edoc === undefined) return [folded];
  const suffix = ` ${foldEntry(screen.edoc)}`;
  return folded.endsWith(suffix) ? [folded, folded.slice(0, -suffix.length)] : [folded];
}
