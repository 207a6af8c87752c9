import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { program } from "../../src/compose/program.ts";
import { outputJsonSchema } from "../../src/features/published-schemas.ts";

const ajv = new Ajv2020({ strict: false, code: { optimize: false } });
addFormats.default(ajv);
ajv.addSchema({ $id: "salida", ...(await outputJsonSchema(program.commands)) });
/** Compiling one takes longer than a whole command, and making it faster is not worth it for some lines. */
const validators = new Map<string, ValidateFunction>();

function validator(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `salida#/$defs/${name}` });
  validators.set(name, made);
  return made;
}

/** The JSON of a command, held against the schema that `mesa esquema salida` publishes. */
export function parsed(name: string, text: string) {
  const json = JSON.parse(text);
  const validate = validator(name);
  expect(validate(json) ? [] : validate.errors).toEqual([]);
  return json;
}
