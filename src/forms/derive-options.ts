import { fieldsOf, type Form } from "./form.ts";
import type { OptionSpec } from "./option-spec.ts";

const repeatable = new Set(["lines", "pairs", "captures", "files"]);

/** One option per field, in the form's order. `required` is for help only: the schema decides. */
export function deriveOptions(form: Pick<Form, "schema">): readonly OptionSpec[] {
  return fieldsOf(form).map((field) => ({
    key: field.name,
    flag: field.flag,
    placeholder: field.placeholder,
    summary: field.help,
    required: field.required,
    repeatable: repeatable.has(field.kind),
    ...(field.choices !== undefined && { choices: field.choices }),
  }));
}

/** The same where help can't say what is required, since other answers decide it. */
export function deriveOptionalFlags(form: Pick<Form, "schema">): readonly OptionSpec[] {
  return deriveOptions(form).map((option) => ({ ...option, required: false }));
}
