import type { CatalogName, Catalogs } from "./catalogs.ts";
import { findScreen, type Screen } from "./screens.ts";

/** A word for shell completion and its description. */
export type CatalogWord = readonly [word: string, meaning: string];

/** The words that can be typed for the entries of a catalogue. */
export function catalogWords(name: CatalogName, catalogs: Catalogs): readonly CatalogWord[] {
  switch (name) {
    case "distritos":
      return catalogs.distritos.map((one) => [one.codigo, one.etiqueta]);
    case "operadores":
      return catalogs.operadores.map((one) => [one.id, one.nombre]);
    case "motivos":
      return catalogs.motivos
        .filter((one) => one.formulario !== "incidente")
        .map((one) => [one.id, one.nombre]);
    case "pantallas":
      return catalogs.pantallas
        .filter((one) => one.vigente)
        .flatMap((one) => screenWords(one, catalogs.pantallas));
  }
}

/** Abbreviation and own name of a screen where they are unique, else its complete name. */
function screenWords(screen: Screen, all: readonly Screen[]): readonly CatalogWord[] {
  const { edoc, nombre, completa, ruta } = screen;
  const means = (text: string): boolean => findScreen(text, all) === screen;
  const name = means(nombre) ? nombre : completa;
  const words: readonly CatalogWord[] = [[name, ruta.slice(-2).join(" > ")]];
  return edoc !== undefined && means(edoc) ? [[edoc, nombre], ...words] : words;
}
