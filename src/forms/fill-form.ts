import * as z from "zod";
import type { Advice } from "../domain/evidence.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Form, FormFacts, Partly } from "./form.ts";
import { readEventMoment } from "./event-moment.ts";
import { lookUp } from "./look-up.ts";
import { toProblem, unknownKey } from "./to-problem.ts";

/** Values as they were given, by field name, not yet checked. */
export type RawAnswers = Readonly<Record<string, unknown>>;

export type FilledForm<Answers> =
  | { readonly ok: true; readonly answers: Answers; readonly advice: readonly Advice[] }
  | {
      readonly ok: false;
      readonly problems: readonly FieldProblem[];
      readonly advice: readonly Advice[];
      /** The fields that are right by themselves: their files can still be looked at. */
      readonly right: Partly<Answers>;
    };

/**
 * Parses the answers. Every problem of every field is found, not only the first,
 * and comes in the form's order; rules that need several fields run on those that are right.
 */
export function fillForm<Schema extends z.ZodObject>(
  form: Form<Schema>,
  answers: RawAnswers,
  facts: FormFacts,
): FilledForm<z.output<Schema>> {
  const moment = readEventMoment(mergeSources([answers]), facts.now);
  const merged = new Map(Object.entries(moment.answers));
  const known = Object.keys(form.schema.shape);
  const problems: FieldProblem[] = moment.problems.filter(({ field }) => known.includes(field));
  const refused = new Set(problems.map(({ field }) => field));
  const found = new Map<string, unknown>();
  for (const [name, schema] of Object.entries(form.schema.shape)) {
    const given = merged.get(name);
    if (refused.has(name)) continue;
    if (given === undefined && schema._zod.optin === "optional") continue;
    const kind = z.globalRegistry.get(schema)?.look?.kind ?? "line";
    const looked = lookUp(kind, given, facts.catalogs);
    if (looked.ok) found.set(name, looked.value);
    else problems.push({ field: name, code: looked.code, params: looked.params });
  }
  for (const key of merged.keys()) if (!known.includes(key)) problems.push(unknownKey(key, known));
  // Nearly all rows of a table are right: those are read once, not field by field.
  const whole =
    problems.length === 0 ? form.schema.safeParse(Object.fromEntries(found)) : undefined;
  const right = whole?.success === true ? whole.data : readParts(form, found, problems);
  const findings = form.check(right, facts);
  problems.push(...findings.problems);
  const { advice } = findings;
  if (problems.length === 0 && whole?.success === true) {
    return { ok: true, answers: whole.data, advice };
  }
  return { ok: false, problems: inFormOrder(problems, known), advice, right };
}

/** Reads the fields one by one and adds what is wrong to `problems`. @returns those that are right */
function readParts<Schema extends z.ZodObject>(
  { schema, parts }: Form<Schema>,
  found: ReadonlyMap<string, unknown>,
  problems: FieldProblem[],
): Partly<z.output<Schema>> {
  const right = new Map<string, unknown>();
  for (const [name, field] of Object.entries(schema.shape)) {
    if (!found.has(name)) continue;
    const parsed = z.safeParse(field, found.get(name), { reportInput: true });
    if (parsed.success) right.set(name, found.get(name));
    else problems.push(...parsed.error.issues.map((one) => toProblem(name, one)));
  }
  return parts.parse(Object.fromEntries(right));
}

/** Every answer that is not blank; a later source wins over an earlier one. */
export function mergeSources(sources: readonly RawAnswers[]): RawAnswers {
  const merged: Record<string, unknown> = {};
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) if (!isBlank(value)) merged[name] = value;
  }
  return merged;
}

/** Whether a value counts as not given: an empty cell or flag must not hide a default. */
function isBlank(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function inFormOrder(
  problems: readonly FieldProblem[],
  order: readonly string[],
): readonly FieldProblem[] {
  const place = (problem: FieldProblem): number => {
    const index = order.indexOf(problem.field);
    return index === -1 ? order.length : index;
  };
  return problems.toSorted((one, other) => place(one) - place(other));
}
