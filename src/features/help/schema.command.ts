import { jsonText } from "../../domain/json-text.ts";
import { formIds } from "../../domain/ticket.ts";
import { typedValue } from "../../domain/typed-value.ts";
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
    const name = subject === "salida" ? subject : `${subject}-${translator.language}`;
    const written = frame.writtenSchema?.(name);
    if (written !== undefined) return written;
    const { makeSchema } = await import("./make-schema.call.ts");
    return await makeSchema(subject, frame.commands, translator);
  },
  // A schema is JSON for people and machines alike.
  view: (schema) => [jsonText(schema, 2)],
  schema: async () => (await import("./help.schema.ts")).esquema,
  json: (schema) => ({ esquema: schema }),
});
