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
  const right = new Map<string, unknown>();
  for (const [name, schema] of Object.entries(form.schema.shape)) {
    const given = merged.get(name);
    if (refused.has(name)) continue;
    if (given === undefined && schema._zod.optin === "optional") continue;
    const found = lookUp(z.globalRegistry.get(schema)?.look?.kind ?? "line", given, facts.catalogs);
    if (!found.ok) {
      problems.push({ field: name, code: found.code, params: found.params });
      continue;
    }
    const parsed = z.safeParse(schema, found.value, { reportInput: true });
    if (parsed.success) right.set(name, found.value);
    else problems.push(...parsed.error.issues.map((one) => toProblem(name, one)));
  }
  for (const key of merged.keys()) if (!known.includes(key)) problems.push(unknownKey(key, known));
  const parts = form.parts.parse(Object.fromEntries(right));
  const findings = form.check(parts, facts);
  problems.push(...findings.problems);
  if (problems.length > 0) {
    const { advice } = findings;
    return { ok: false, problems: inFormOrder(problems, known), advice, right: parts };
  }
  return {
    ok: true,
    answers: form.schema.parse(Object.fromEntries(right)),
    advice: findings.advice,
  };
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
