import { expect, test } from "vitest";
import { builtInCatalogs, type CatalogName } from "../../src/catalogs/catalogs.ts";
import {
  catalogText,
  dropEntries,
  keepEntries,
  readOwnCatalog,
  withOwnCatalog,
} from "../../src/forms/own-catalog.ts";
import { readEntries } from "../../src/forms/read-entries.ts";

const read = (name: CatalogName, ...given: readonly unknown[]) =>
  readEntries(name, given, "Oficio 12");
const common = { verificado: false, fuente: ["Oficio 12"], propia: true };

test("entries are kept beside earlier ones or instead of all, and dropped by their key", () => {
  const entries = (...ids: readonly string[]) =>
    read("operadores", ...ids.map((id) => ({ id, nombre: id.toUpperCase() }))).entries;
  const first = keepEntries("operadores", entries("a", "b"), undefined, false);
  expect(first).toEqual({
    v: 1,
    modo: "ampliar",
    entradas: [
      { id: "a", nombre: "A", ...common },
      { id: "b", nombre: "B", ...common },
    ],
  });
  const ids = (own: { readonly modo: string; readonly entradas: readonly unknown[] }) => [
    own.modo,
    ...own.entradas.map((one) => Object(one).id),
  ];
  const instead = keepEntries("operadores", entries("c", "a"), first, true);
  expect(ids(instead)).toEqual(["reemplazar", "a", "b", "c"]);
  expect(ids(keepEntries("operadores", entries("d"), instead, false))).toEqual([
    "reemplazar",
    "a",
    "b",
    "c",
    "d",
  ]);
  expect(ids(dropEntries("operadores", ["b", "x"], instead))).toEqual(["reemplazar", "a", "c"]);
});

test("a file of a catalogue is read back with what it says, and has words for shells", () => {
  const own = keepEntries(
    "distritos",
    read("distritos", { codigo: 7, nombre: "ISLA" }).entries,
    undefined,
    false,
  );
  const text = catalogText("distritos", own);
  expect(JSON.parse(text)).toEqual({ ...own, palabras: [["007", "ISLA"]] });
  expect(text.endsWith("}\n")).toBe(true);
  expect(readOwnCatalog("distritos", text)).toEqual(own);
  for (const [name, wrong] of [
    ["distritos", "{"],
    ["distritos", text.replace('"v":1', '"v":2')],
    ["distritos", text.replace("ampliar", "otro")],
    ["operadores", text],
  ] as const) {
    expect(readOwnCatalog(name, wrong)).toBeUndefined();
  }
});

test.each<[CatalogName, object, string]>([
  ["distritos", { codigo: "028", nombre: "PUERTO" }, "codigo"],
  ["operadores", { id: "agente-aduana", nombre: "Otro" }, "id"],
  ["motivos", { id: "consulta-arancel", nombre: "Otro" }, "id"],
  ["pantallas", { completa: builtInCatalogs.pantallas[3]?.completa, nombre: "Otra" }, "completa"],
])(
  "a known entry of %s takes its own place, a new one the last, or both stand alone",
  (name, given, key) => {
    const added = { ...given, [key]: key === "codigo" ? "999" : "nueva" };
    const { entries } = read(name, given, added);
    const own = keepEntries(name, entries, undefined, false);
    const before = builtInCatalogs[name];
    const after = withOwnCatalog(builtInCatalogs, name, own);
    const keys = (list: readonly object[]) => list.map((one) => Object(one)[key]);
    expect(keys(after[name])).toEqual([...keys(before), Object(added)[key]]);
    expect(after[name]).toEqual([
      ...before.map((one) => (Object(one)[key] === Object(given)[key] ? entries[0]?.[1] : one)),
      entries[1]?.[1],
    ]);
    expect({ ...after, [name]: before }).toEqual(builtInCatalogs);
    const alone = withOwnCatalog(builtInCatalogs, name, { ...own, modo: "reemplazar" });
    expect(alone).toEqual({ ...builtInCatalogs, [name]: entries.map(([, entry]) => entry) });
  },
);
