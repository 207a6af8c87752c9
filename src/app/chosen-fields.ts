import * as z from "zod";
import { jsonText } from "../domain/json-text.ts";
import { unknownValue } from "../forms/unknown-value.ts";
import { tableLines } from "../view/table.ts";
import type { ViewTools } from "../view/view.ts";
import type { CommandShape } from "./command-entry.ts";
import { fieldsOption } from "./global-options.ts";
import type { Input } from "./input.ts";

type Row = Readonly<Record<string, unknown>>;

/** The part of JSON Schema that names fields. */
const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/**
 * The names of `--campos`, checked before anything is done; undefined where the option was not given.
 *
 * @throws MesaError `valor-invalido`, with the nearest name that there is
 */
export async function readFields(
  input: Input,
  command: Pick<CommandShape, "schema">,
): Promise<readonly string[] | undefined> {
  const text = input.text(fieldsOption.key);
  if (text === undefined) return undefined;
  const names = text.split(",").map((one) => one.trim());
  const schema = z.toJSONSchema(await command.schema());
  const known = new Set(allNames(schema));
  const wrong = names.find((one) => !known.has(one));
  if (wrong === undefined) return names;
  const shown = { key: fieldsOption.key, shown: fieldsOption.flag };
  throw unknownValue(shown, wrong, itemNames(schema));
}

/** The fields of a command's rows, as its published schema has them. */
export async function fieldNames({ schema }: Pick<CommandShape, "schema">) {
  return itemNames(z.toJSONSchema(await schema()));
}

/** The fields of what a command lists, or of the one thing that it shows. */
function itemNames(schema: unknown): readonly string[] {
  const top = children(schema).flatMap((one) => [one, ...alternatives(one)]);
  const items = top.flatMap((one) => {
    const { items: item } = node.parse(one);
    return item === undefined ? [one] : [item, ...alternatives(item)];
  });
  return [...new Set(items.flatMap((one) => Object.keys(node.parse(one).properties ?? {})))];
}

function allNames(schema: unknown): readonly string[] {
  const { success, data } = node.safeParse(schema);
  if (!success) return [];
  const { properties = {}, items } = data;
  const below = [...Object.values(properties), items, ...alternatives(schema)];
  return [...Object.keys(properties), ...below.flatMap(allNames)];
}

function children(schema: unknown): readonly unknown[] {
  const own = Object.values(node.parse(schema).properties ?? {});
  return [...own, ...alternatives(schema).flatMap(children)].filter(
    (one) => node.safeParse(one).success,
  );
}

function alternatives(schema: unknown): readonly unknown[] {
  const { success, data } = node.safeParse(schema);
  return success ? [...(data.anyOf ?? []), ...(data.oneOf ?? [])] : [];
}

/** The chosen fields of each row, in the order that was asked for; null where a row has none. */
export function chosenRows(rows: readonly Row[], names: readonly string[]): readonly Row[] {
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

/** The JSON of a command in which its list, or the one thing that it shows, has the chosen fields only. */
export function chosenJson(json: Row, rows: readonly Row[], names: readonly string[]): Row {
  const chosen = chosenRows(rows, names);
  const isList = (value: unknown): boolean => Array.isArray(value) && value.length === rows.length;
  const isOne = (value: unknown): boolean =>
    typeof value === "object" && value !== null && rows.length === 1;
  const entries = Object.entries(json);
  const [list] = entries.find(([, value]) => isList(value)) ?? [];
  const [one] = list === undefined ? (entries.find(([, value]) => isOne(value)) ?? []) : [];
  if (one !== undefined) return { [one]: chosen[0] };
  return { [list ?? "filas"]: chosen };
}

/** The chosen fields as a table, as programs name and write them. */
export async function chosenLines(
  rows: readonly Row[],
  names: readonly string[],
  { width, decorated }: Pick<ViewTools, "width" | "decorated">,
): Promise<readonly string[]> {
  const columns = names.map((title) => ({ title, minimum: 6 }));
  const cells = rows.map((row) => names.map((name) => cellText(row[name])));
  return await tableLines(columns, cells, width, decorated);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : jsonText(value);
}
