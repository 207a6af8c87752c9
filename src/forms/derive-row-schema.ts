import { callerKey } from "../domain/submission.ts";
import type { Translator } from "../i18n/translator.ts";
import { deriveJsonSchema } from "./derive-json-schema.ts";
import { fieldsOf, type RequestForm } from "./form.ts";
import { profileFields } from "./operator-defaults.ts";

/**
 * JSON Schema (draft 2020-12) of one line of an NDJSON table, which is one request of one of the
 * forms. In a CSV or a workbook the same names are columns and lists are texts.
 */
export function deriveRowSchema(
  forms: readonly RequestForm[],
  translator: Translator,
): Record<string, unknown> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: translator.t("lote.esquema"),
    oneOf: forms.map((form) => rowOf(form, translator)),
  };
}

function rowOf(form: RequestForm, translator: Translator): Record<string, unknown> {
  const { $schema: _one, required: _all, ...schema } = deriveJsonSchema(form, translator);
  const lists = fieldsOf(form).filter(({ kind }) => ["lines", "captures", "files"].includes(kind));
  // What a profile may fill is left out of most tables.
  const required = fieldsOf(form).filter(
    (one) => one.required && !profileFields.includes(one.name),
  );
  const properties = new Map(Object.entries(schema["properties"] ?? {}));
  for (const { name } of lists) {
    const { title, description, ...list } = Object(properties.get(name));
    properties.set(name, { title, description, anyOf: [list, { type: "string" }] });
  }
  properties.set("clave", {
    type: "string",
    pattern: callerKey.source,
    description: translator.t("lote.clave-ayuda"),
  });
  return {
    ...schema,
    required: required.map(({ name }) => name),
    properties: Object.fromEntries(properties),
  };
}
