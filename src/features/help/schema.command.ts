import { jsonText } from "../../domain/json-text.ts";
import { formIds } from "../../domain/ticket.ts";
import { typedValue } from "../../domain/typed-value.ts";
import { deriveJsonSchema } from "../../forms/derive-json-schema.ts";
import { deriveRowSchema } from "../../forms/derive-row-schema.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import type { Translator } from "../../i18n/translator.ts";
import type { TreeNode } from "../../app/command-entry.ts";
import { outputJsonSchema } from "../published-schemas.ts";
import { defineCommand } from "../../app/command.ts";
import { unknownValue } from "../../forms/unknown-value.ts";

const subjects = [...formIds, "lote", "salida"] as const;

export const esquema = defineCommand({
  operands: [{ name: "que", summary: "argumento.esquema", choices: subjects }],
  async run(input, { translator, frame }) {
    const word = input.operand(0);
    const subject = typedValue(word, subjects);
    if (subject === undefined) {
      throw unknownValue({ key: "que", shown: "QUE" }, word, subjects);
    }
    return await schemaOf(subject, frame.commands, translator);
  },
  // A schema is JSON for people and machines alike.
  view: (schema) => [jsonText(schema, 2)],
  schema: async () => (await import("./help.schema.ts")).esquema,
  json: (schema) => ({ esquema: schema }),
});

async function schemaOf(
  subject: (typeof subjects)[number],
  commands: readonly TreeNode[],
  translator: Translator,
): Promise<Readonly<Record<string, unknown>>> {
  switch (subject) {
    case "salida":
      return await outputJsonSchema(commands);
    case "lote":
      return deriveRowSchema(Object.values(formCatalog), translator);
    default:
      return deriveJsonSchema(formCatalog[subject], translator);
  }
}
