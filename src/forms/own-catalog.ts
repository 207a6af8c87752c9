import { jsonText } from "../domain/json-text.ts";
import * as z from "zod";
import { catalogWords } from "../catalogs/catalog-words.ts";
import { builtInCatalogs, type CatalogName, type Catalogs } from "../catalogs/catalogs.ts";
import { parseJson } from "../domain/parse-json.ts";
import { entrySchemas } from "./catalog-entry.ts";
import { readEntries, type KeyedEntry } from "./read-entries.ts";

const stored = z.object({
  v: z.literal(1),
  /** Whether its entries stand beside those that came with the program, or instead of them. */
  modo: z.enum(["ampliar", "reemplazar"]),
  entradas: z.array(z.unknown()),
});

export type OwnCatalog = z.output<typeof stored>;

/** The user's catalogue from its file's text; undefined where the text is no such catalogue. */
export function readOwnCatalog(name: CatalogName, text: string): OwnCatalog | undefined {
  const parsed = stored.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  return z.array(entrySchemas[name]).safeParse(parsed.data.entradas).success
    ? parsed.data
    : undefined;
}

/** The user's catalogue with these entries: beside those that it has, or instead of all there are. */
export function keepEntries(
  name: CatalogName,
  entries: readonly KeyedEntry[],
  before: OwnCatalog | undefined,
  replaces: boolean,
): OwnCatalog {
  const kept = new Map([...keyedEntries(name, before), ...entries]);
  const modo = replaces ? "reemplazar" : (before?.modo ?? "ampliar");
  return { v: 1, modo, entradas: [...kept.values()] };
}

/** The user's catalogue without the entries of these keys. */
export function dropEntries(
  name: CatalogName,
  keys: readonly string[],
  before: OwnCatalog,
): OwnCatalog {
  const left = keyedEntries(name, before).filter(([key]) => !keys.includes(key));
  return { ...before, entradas: left.map(([, entry]) => entry) };
}

/** The text of the user's catalogue file, with the words that shells complete from it. */
export function catalogText(name: CatalogName, own: OwnCatalog): string {
  const alone = withOwnCatalog(builtInCatalogs, name, { ...own, modo: "reemplazar" });
  return `${jsonText({ ...own, palabras: catalogWords(name, alone) })}\n`;
}

function keyedEntries(name: CatalogName, own: OwnCatalog | undefined): readonly KeyedEntry[] {
  return readEntries(name, own?.entradas ?? [], "").entries;
}

/** The catalogues with the user's entries in one of them; a known key is the entry's new form. */
export function withOwnCatalog(
  catalogs: Catalogs,
  name: CatalogName,
  { modo, entradas }: OwnCatalog,
): Catalogs {
  const replaces = modo === "reemplazar";
  switch (name) {
    case "distritos": {
      const own = z.array(entrySchemas[name]).parse(entradas);
      const distritos = merged(catalogs.distritos, own, (one) => one.codigo, replaces);
      return { ...catalogs, distritos };
    }
    case "pantallas": {
      const own = z.array(entrySchemas[name]).parse(entradas);
      const pantallas = merged(catalogs.pantallas, own, (one) => one.completa, replaces);
      return { ...catalogs, pantallas };
    }
    case "operadores": {
      const own = z.array(entrySchemas[name]).parse(entradas);
      const operadores = merged(catalogs.operadores, own, (one) => one.id, replaces);
      return { ...catalogs, operadores };
    }
    case "motivos": {
      const own = z.array(entrySchemas[name]).parse(entradas);
      const motivos = merged(catalogs.motivos, own, (one) => one.id, replaces);
      return { ...catalogs, motivos };
    }
  }
}

function merged<Entry>(
  known: readonly Entry[],
  own: readonly Entry[],
  keyOf: (entry: Entry) => string,
  replaces: boolean,
): readonly Entry[] {
  if (replaces) return own;
  const left = new Map(own.map((one) => [keyOf(one), one]));
  const changed = known.map((one) => {
    const mine = left.get(keyOf(one));
    left.delete(keyOf(one));
    return mine ?? one;
  });
  return [...changed, ...left.values()];
}
