import { jsonText } from "../domain/json-text.ts";
import type * as z from "zod";
import { catalogKeys, type CatalogName } from "../catalogs/catalogs.ts";
import { nearest } from "../domain/nearest.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { entryFields, entrySchemas } from "./catalog-entry.ts";
import { toProblem } from "./to-problem.ts";

/** Entries a file may have: more than any catalogue of Ecuapass has. */
const maxEntries = 20_000;
/** How many problems of a file are reported. */
const maxProblems = 20;

export type KeyedEntry = readonly [key: string, entry: Readonly<Record<string, unknown>>];

/**
 * Entries as a file gives them, or everything that is wrong with them. Empty cells say nothing.
 *
 * @param source  stands for the source of entries that name none
 */
export function readEntries(
  name: CatalogName,
  given: readonly unknown[],
  source: string,
): { readonly entries: readonly KeyedEntry[]; readonly problems: readonly FieldProblem[] } {
  if (given.length > maxEntries) {
    const params = { maximo: maxEntries };
    return { entries: [], problems: [{ field: "entradas", code: "demasiados", params }] };
  }
  const problems: FieldProblem[] = [];
  const entries = new Map<string, KeyedEntry[1]>();
  for (const [at, one] of given.entries()) {
    const raw = typeof one === "object" && one !== null ? filledIn(one, source) : one;
    const parsed = entrySchemas[name].safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      problems.push(...parsed.error.issues.flatMap((issue) => entryProblems(name, issue, at)));
      continue;
    }
    const entry: KeyedEntry[1] = { ...parsed.data };
    const key = String(entry[catalogKeys[name]]);
    if (entries.has(key)) {
      const params = { posicion: at + 1, valor: key };
      problems.push({ field: "entradas", code: "entrada-repetida", params });
    }
    entries.set(key, entry);
  }
  return { entries: [...entries], problems: problems.slice(0, maxProblems) };
}

/** The entry without empty values, with `source` where it names no source. */
function filledIn(entry: object, source: string): Readonly<Record<string, unknown>> {
  const said = Object.entries(entry).filter(
    ([key, value]) => key !== "propia" && value !== undefined && value !== null && value !== "",
  );
  return { fuente: [source], ...Object.fromEntries(said) };
}

function entryProblems(
  name: CatalogName,
  issue: z.core.$ZodIssue,
  at: number,
): readonly FieldProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = nearest(key, entryFields[name]);
      const params = { posicion: at + 1, parecida: near ?? entryFields[name].join(", ") };
      return { field: key, code: near === undefined ? "campo-ajeno" : "opcion-parecida", params };
    });
  }
  const field = String(issue.path[0] ?? "entradas");
  const own = ownWords(field, issue);
  if (own !== undefined) return [{ field, ...own, params: { ...own.params, posicion: at + 1 } }];
  return [toProblem(field, { ...issue, path: [at] })];
}

function ownWords(
  field: string,
  issue: z.core.$ZodIssue,
): Pick<FieldProblem, "code" | "params"> | undefined {
  const valor = typeof issue.input === "string" ? issue.input : jsonText(issue.input ?? "");
  if (issue.code === "invalid_value") {
    return { code: "valor-esperado", params: { valor, esperado: issue.values.join(", ") } };
  }
  if (issue.code === "invalid_type" && issue.expected === "boolean") {
    return { code: "valor-si-o-no", params: { valor } };
  }
  if (issue.code !== "invalid_format") return undefined;
  return field === "id"
    ? { code: "entrada-id", params: { valor } }
    : { code: "entrada-codigo", params: { valor, cifras: field === "codigo" ? 3 : 2 } };
}
