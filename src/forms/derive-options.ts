import { fieldsOf, type Form } from "./form.ts";
import type { OptionSpec } from "./option-spec.ts";

const repeatable = new Set(["lines", "captures", "files"]);

/** One flag per field, in the form's order. Nothing is required here: the schema decides. */
export function deriveOptions(form: Form): readonly OptionSpec[] {
  return fieldsOf(form).map((field) => ({
    key: field.name,
    flag: field.flag,
    placeholder: field.placeholder,
    summary: field.help,
    required: field.required,
    repeatable: repeatable.has(field.kind),
  }));
}
