import * as z from "zod";
import { field, fieldsOf, noFurtherRules, type Form } from "./form.ts";
import { incidentForm } from "./incident-form.ts";

const { shape } = incidentForm.schema;

/** A field of the incident form, with its look, that may be left empty. */
function open<Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<Schema> {
  const look = z.globalRegistry.get(schema)?.look;
  if (look === undefined) throw new TypeError("a field has no look");
  return field(z.exactOptional(schema), look);
}

const schema = z.strictObject({
  identificacion: open(shape.identificacion),
  nombre: open(shape.nombre),
  correo: open(shape.correo),
  telefono: shape.telefono,
  distrito: open(shape.distrito),
  tipo_operador: open(shape.tipo_operador),
});

/** What of the forms a profile may fill, by the rules of the forms. */
export const operatorForm: Form<typeof schema> = {
  schema,
  parts: schema.partial(),
  check: noFurtherRules,
};

/** Names of the fields of the forms that a profile may fill. */
export const profileFields: readonly string[] = fieldsOf(operatorForm).map(({ name }) => name);
