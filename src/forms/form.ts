import * as z from "zod";
import type { Catalogs } from "../catalogs/catalogs.ts";
import type { Advice } from "../domain/evidence.ts";
import type { FormId } from "../domain/ticket.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { MessageKey } from "../i18n/translator.ts";

/** How a field is asked for and read. */
export type FieldKind =
  | "line"
  | "text"
  | "day"
  | "time"
  | "screen"
  | "district"
  | "operator"
  | "motivo"
  | "choice"
  | "lines"
  | "pairs"
  | "captures"
  | "files";

/** What people see of a field; flags, help, questions and JSON Schema are derived from it. */
export interface FieldLook {
  readonly kind: FieldKind;
  readonly label: MessageKey;
  readonly help: MessageKey;
  /** Long flag with its dashes: `--tipo-operador`. */
  readonly flag: `--${string}`;
  /** What stands for the value in help: `TEXTO`. */
  readonly placeholder: string;
  /** The only values of a field of kind `choice`. */
  readonly choices?: readonly string[];
  /** What precedes a choice in the key of its words: `elegir-canal` for `elegir-canal.portal`. */
  readonly choiceWords?: string;
}

declare module "zod" {
  interface GlobalMeta {
    /** How `mesa` shows this field. */
    readonly look?: FieldLook;
  }
}

/**
 * A schema as one form's field: its own copy with its look. Goes outermost, since metadata
 * belongs to the instance and is lost by a later `.optional()`.
 */
export function field<Schema extends z.ZodType>(schema: Schema, look: FieldLook): Schema {
  return schema.meta({ look });
}

/** What a form is judged by besides its answers. */
export interface FormFacts {
  /** Decides whether an event lies in the future. */
  readonly now: Date;
  readonly catalogs: Catalogs;
}

export interface FormFindings {
  readonly problems: readonly FieldProblem[];
  readonly advice: readonly Advice[];
}

/** Anything that is filled in; its schema is the definition, flags and questions derive from it. */
export interface Form<Schema extends z.ZodObject = z.ZodObject> {
  readonly schema: Schema;
  /** Rules that need several fields, the time or the catalogues; it sees the fields that are right by themselves. */
  readonly check: (answers: Partly<z.output<Schema>>, facts: FormFacts) => FormFindings;
  /** The same schema with nothing required, for answers of which some are right. */
  readonly parts: z.ZodType<Partly<z.output<Schema>>>;
}

/** One form of the official procedure. */
export interface RequestForm<Schema extends z.ZodObject = z.ZodObject> extends Form<Schema> {
  readonly id: FormId;
}

/** The `check` of a form whose fields say all there is to check. */
export function noFurtherRules(): FormFindings {
  return { problems: [], advice: [] };
}

/** Some of the answers. */
export type Partly<Answers> = { readonly [Name in keyof Answers]?: Answers[Name] | undefined };

/** A field with its name and whether the form can do without it. */
export interface FormField extends FieldLook {
  readonly name: string;
  readonly required: boolean;
}

/** The form's fields in the form's order. */
export function fieldsOf(form: { readonly schema: z.ZodObject }): readonly FormField[] {
  return Object.entries(form.schema.shape).map(([name, schema]) => {
    const look = z.globalRegistry.get(schema)?.look;
    if (look === undefined) throw new TypeError(`field ${name} has no look`);
    return { ...look, name, required: schema._zod.optin !== "optional" };
  });
}
