import * as z from "zod";
import { catalogNames, type CatalogName } from "../../catalogs/catalogs.ts";
import { jsonFaultParams } from "../../domain/json-fault.ts";
import { parseJson } from "../../domain/parse-json.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { readOwnCatalog, type OwnCatalog } from "../../forms/own-catalog.ts";
import type { CatalogStore } from "../../ports/catalog-store.ts";
import { unknownValue } from "../../forms/unknown-value.ts";
import type { Context } from "../../app/context.ts";

/** No catalogue of Ecuapass is larger than this. */
const maxCatalogBytes = 16 * 1024 * 1024;

/** A catalogue as `mesa catalogo … --json` prints it. */
const listed = z.looseObject({ catalogo: z.string().optional(), entradas: z.array(z.unknown()) });

interface CatalogFile {
  /** The catalogue that the file names, if any. */
  readonly catalogo: CatalogName | undefined;
  readonly entradas: readonly unknown[];
}

/**
 * Entries from a JSON file, or from a table (CSV, XLSX, NDJSON) with a column per field.
 *
 * @throws MesaError `archivo-ilegible`, `tabla-ilegible`, `catalogo-invalido`
 */
export async function readCatalogFile(path: string, context: Context): Promise<CatalogFile> {
  if (!/\.json$/i.test(path)) {
    const entradas: unknown[] = [];
    const table = await (await context.tables()).open(path);
    for await (const { cells } of table.rows()) entradas.push(cells);
    return { catalogo: undefined, entradas };
  }
  const text = context.files.readText(path, maxCatalogBytes);
  const json = parseJson(text);
  if (json === undefined) {
    const problem = { field: "JSON", code: "json-ilegible", params: jsonFaultParams(text) };
    throw new MesaError("catalogo-invalido", { params: { archivo: path }, problems: [problem] });
  }
  if (Array.isArray(json)) return { catalogo: undefined, entradas: json };
  const parsed = listed.safeParse(json);
  if (!parsed.success) throw new MesaError("catalogo-invalido", { params: { archivo: path } });
  const { catalogo, entradas } = parsed.data;
  return { catalogo: catalogo === undefined ? undefined : findCatalog(catalogo), entradas };
}

/** A catalogue by its name. @throws MesaError `valor-invalido` with the nearest one */
export function findCatalog(word: string): CatalogName {
  const found = catalogNames.find((one) => one === word);
  if (found !== undefined) return found;
  throw unknownValue({ key: "catalogo", shown: "CATALOGO" }, word, catalogNames);
}

/** The user's own entries of a catalogue. @throws MesaError `catalogo-danado` */
export function ownCatalog(name: CatalogName, store: CatalogStore): OwnCatalog | undefined {
  const text = store.read(name);
  if (text === undefined) return undefined;
  const own = readOwnCatalog(name, text);
  if (own !== undefined) return own;
  const params = { catalogo: name, archivo: store.pathOf(name) };
  throw new MesaError("catalogo-danado", { params });
}
