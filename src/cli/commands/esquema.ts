import { MesaError } from "../../errors/mesa-error.ts";
import { formIds } from "../../domain/ticket.ts";
import { deriveJsonSchema } from "../../forms/derive-json-schema.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { nearest } from "../../domain/nearest.ts";
import { outputJsonSchema } from "../../output/output-schemas.ts";
import { defineCommand } from "../command.ts";

const subjects = [...formIds, "salida"] as const;

export const esquema = defineCommand({
  operands: [{ name: "que", summary: "argumento.esquema", choices: subjects }],
  run(input, { translator }) {
    const word = input.operand(0);
    const subject = subjects.find((one) => one === word);
    if (subject === undefined) {
      const esperado = nearest(word, subjects) ?? subjects.join(", ");
      const params = { valor: word, bandera: "QUE", esperado };
      return Promise.reject(new MesaError("valor-invalido", { params }));
    }
    const schema =
      subject === "salida"
        ? outputJsonSchema()
        : deriveJsonSchema(formCatalog[subject], translator);
    return Promise.resolve(schema);
  },
  // A schema is JSON for people and machines alike.
  view: (schema) => [JSON.stringify(schema, null, 2)],
  json: (schema) => ({ esquema: schema }),
});
