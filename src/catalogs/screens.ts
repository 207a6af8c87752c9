import data from "./data/screens.json" with { type: "json" };
import { foldEntry, foldText, searchCatalog } from "./search-catalog.ts";

export interface Screen {
  /** The menus above it, from the top. */
  readonly ruta: readonly string[];
  readonly nombre: string;
  /** Menus and name, joined by ` > `. */
  readonly completa: string;
  /** The system it is part of; `externo` is Ecuapass as operators see it. */
  readonly portal: string;
  /** Abbreviation of its electronic document. */
  readonly edoc?: string;
  readonly verificado: boolean;
  /** False for a repealed screen, which is still known but no longer offered. */
  readonly vigente: boolean;
  readonly fuente: readonly string[];
  readonly nota?: string;
  /** Imported by the user (`mesa catalogo importar`). */
  readonly propia?: true;
}

export const screens: readonly Screen[] = data;

/**
 * Finds a screen by its complete name, by its e-Doc abbreviation or by its own name where that is
 * unique. Sources differ in spelling, so accents, case and punctuation are ignored, and so is an
 * abbreviation at the end of a name.
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

/** Screens in which the words of the text occur; repealed ones only if `all`. */
export function searchScreens(
  text: string,
  all: boolean,
  entries: readonly Screen[],
): readonly Screen[] {
  const offered = all ? entries : entries.filter((one) => one.vigente);
  return searchCatalog(offered, text, (one) => [one.edoc ?? "", one.nombre, one.completa]);
}

/** The screens and menus directly within a menu; none for a screen. */
export function within(menu: string, entries: readonly Screen[]): readonly Screen[] {
  return entries.filter(
    ({ ruta, vigente }) => vigente && ruta.length > 0 && ruta.join(" > ") === menu,
  );
}

function namesOf(screen: Screen, name: string): readonly string[] {
  const folded = foldEntry(name);
  if (screen.edoc === undefined) return [folded];
  const suffix = ` ${foldEntry(screen.edoc)}`;
  return folded.endsWith(suffix) ? [folded, folded.slice(0, -suffix.length)] : [folded];
}
