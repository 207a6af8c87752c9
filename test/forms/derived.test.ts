import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deriveJsonSchema } from "../../src/forms/derive-json-schema.ts";
import { deriveOptions } from "../../src/forms/derive-options.ts";
import { formCatalog } from "../../src/forms/form-catalog.ts";
import { fieldsOf } from "../../src/forms/form.ts";
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
    expect(deriveOptions(form).map((option) => option.key)).toEqual(Object.keys(form.schema.shape));
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
