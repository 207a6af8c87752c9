import * as z from "zod";
import type { Translator } from "../i18n/translator.ts";
import type { RequestForm } from "./form.ts";

/**
 * JSON Schema (draft 2020-12) of what a file given to `--desde` may hold, with titles and
 * descriptions in the translator's language.
 */
export function deriveJsonSchema(
  form: RequestForm,
  { t, text }: Translator,
): Record<string, unknown> {
  const schema = z.toJSONSchema(form.schema, {
    io: "input",
    metadata: z.registry(),
    override: ({ zodSchema, jsonSchema }) => {
      const look = z.globalRegistry.get(zodSchema)?.look;
      if (look === undefined) return;
      jsonSchema.title = text(look.label);
      jsonSchema.description = text(look.help);
    },
  });
  return { ...schema, title: t(`formulario.${form.id}`) };
}
