import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deriveJsonSchema } from "../../src/forms/derive-json-schema.ts";
import { deriveOptionalFlags, deriveOptions } from "../../src/forms/derive-options.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import { deriveRowSchema } from "../../src/forms/derive-row-schema.ts";
import { fieldsOf } from "../../src/forms/form.ts";
import { writtenFields } from "../../src/forms/written-facts.ts";
import { loadTranslator } from "../../src/i18n/load-translator.ts";

const translator = await loadTranslator("es");
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`test/fixtures/solicitudes/${name}.json`, "utf8"));

describe.each(["incidente", "consulta"] as const)("%s", (id) => {
  const form = formCatalog[id];

  test("has a flag of its own, a label and a help for each field", () => {
    const fields = fieldsOf(form);
    expect(new Set(fields.map((field) => field.flag)).size).toBe(fields.length);
    for (const field of fields) {
      expect(translator.find(field.label)).toBeTypeOf("string");
      expect(translator.find(field.help)).toBeTypeOf("string");
    }
    expect(deriveOptions(form)).toEqual(
      fields.map(({ name, flag, placeholder, help, required, kind, choices }) => ({
        key: name,
        flag,
        placeholder,
        summary: help,
        required,
        repeatable: ["lines", "captures", "files"].includes(kind),
        ...(choices !== undefined && { choices }),
      })),
    );
    expect(deriveOptionalFlags(form)).toEqual(
      deriveOptions(form).map((option) => ({ ...option, required: false })),
    );
    expect(writtenFields(id)).toEqual(
      fields.filter(({ kind }) => !["captures", "files"].includes(kind)),
    );
  });

  test("its JSON Schema says of each field what it is, in the user's language", async () => {
    for (const words of [translator, await loadTranslator("en")]) {
      const { title, properties } = deriveJsonSchema(form, words);
      expect(title).toBe(words.t(`formulario.${id}`));
      expect(
        Object.entries(properties ?? {}).map(([name, look]) => [
          name,
          look.title,
          look.description,
        ]),
      ).toEqual(
        fieldsOf(form).map(({ name, label, help }) => [name, words.text(label), words.text(help)]),
      );
    }
  });
});

test("the JSON Schema takes what the form takes and refuses what lacks or exceeds it", () => {
  const ajv = new Ajv2020({ strict: false });
  const incident = ajv.compile(deriveJsonSchema(formCatalog.incidente, translator));
  const consultation = ajv.compile(deriveJsonSchema(formCatalog.consulta, translator));
  const good = read("incidente-mti-placa");
  expect(incident(good)).toBe(true);
  expect(consultation(read("consulta-regimen-21-plazo"))).toBe(true);
  expect(incident({ ...good, pantala: "x" })).toBe(false);
  const { hora: _hour, ...without } = good;
  expect(incident(without)).toBe(false);
});

test("the official form's obligatory fields are obligatory", () => {
  const required = fieldsOf(formCatalog.incidente).filter((field) => field.required);
  expect(required.map((field) => field.name)).toEqual([
    "pantalla",
    "fecha",
    "hora",
    "distrito",
    "tipo_operador",
    "descripcion",
    "capturas",
    "identificacion",
    "nombre",
    "correo",
  ]);
});

test("a row of a table is one of the forms: without what a profile fills, lists also as text, with a key", () => {
  const forms = [formCatalog.incidente, formCatalog.consulta];
  const { oneOf, ...rest } = deriveRowSchema(forms, translator);
  expect(rest).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: translator.t("lote.esquema"),
  });
  const expected = forms.map((form) => {
    const {
      $schema: _one,
      required: _all,
      properties,
      ...own
    } = deriveJsonSchema(form, translator);
    const names = ["identificacion", "nombre", "correo", "distrito", "tipo_operador"];
    const required = fieldsOf(form).filter((one) => one.required && !names.includes(one.name));
    const lists = fieldsOf(form).filter(({ kind }) =>
      ["lines", "captures", "files"].includes(kind),
    );
    const listed = lists.map(({ name }): readonly [string, unknown] => {
      const { title, description, ...list } = Object(Object(properties)[name]);
      return [name, { title, description, anyOf: [list, { type: "string" }] }];
    });
    const clave = {
      type: "string",
      pattern: "^[\\x21-\\x7e]{1,200}$",
      description: translator.t("lote.clave-ayuda"),
    };
    return {
      ...own,
      required: required.map(({ name }) => name),
      properties: { ...Object(properties), ...Object.fromEntries(listed), clave },
    };
  });
  expect(oneOf).toEqual(expected);
  expect(expected.map(({ required }) => required)).toEqual([
    ["pantalla", "fecha", "hora", "descripcion", "capturas"],
    ["motivo", "asunto", "consulta"],
  ]);
});
