import type { TreeNode } from "../../app/command-entry.ts";
import { formIds, type FormId } from "../../domain/ticket.ts";
import { deriveJsonSchema } from "../../forms/derive-json-schema.ts";
import { deriveRowSchema } from "../../forms/derive-row-schema.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { loadTranslator } from "../../i18n/load-translator.ts";
import { languages, type Translator } from "../../i18n/translator.ts";
import { outputJsonSchema } from "../published-schemas.ts";

type Schema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a form, of a table's rows (`lote`), or of what commands print (`salida`). */
export async function makeSchema(
  subject: FormId | "lote" | "salida",
  commands: readonly TreeNode[],
  translator: Translator,
): Promise<Schema> {
  switch (subject) {
    case "salida":
      return await outputJsonSchema(commands);
    case "lote":
      return deriveRowSchema(Object.values(formCatalog), translator);
    default:
      return deriveJsonSchema(formCatalog[subject], translator);
  }
}

/** Every schema: `salida`, and the others in each language as `lote-es`, for the build to write down. */
export async function allSchemas(
  commands: readonly TreeNode[],
): Promise<Readonly<Record<string, Schema>>> {
  const schemas: Record<string, Schema> = { salida: await outputJsonSchema(commands) };
  for (const language of languages) {
    const translator = await loadTranslator(language);
    for (const subject of [...formIds, "lote"] as const)
      schemas[`${subject}-${language}`] = await makeSchema(subject, commands, translator);
  }
  return schemas;
}
