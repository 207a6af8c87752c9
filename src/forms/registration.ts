import * as z from "zod";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { email, identification, line, ruc, telephone } from "./field-schemas.ts";
import { field, noFurtherRules, type Form } from "./form.ts";

/** The four kinds of person to whom the official page addresses the procedure. */
const personKinds = [
  "juridica-privada",
  "juridica-publica",
  "natural-ecuatoriana",
  "natural-extranjera",
] as const;

const schema = z.strictObject({
  tipo_persona: field(z.enum(personKinds), {
    kind: "choice",
    label: "registro.tipo_persona",
    help: "registro.tipo_persona",
    flag: "--tipo-persona",
    placeholder: "TIPO",
    choices: personKinds,
    choiceWords: "registro",
  }),
  identificacion: field(identification, {
    kind: "line",
    label: "campo.identificacion.ayuda",
    help: "campo.identificacion.ayuda",
    flag: "--identificacion",
    placeholder: "NÚMERO",
  }),
  ruc: field(ruc.exactOptional(), {
    kind: "line",
    label: "opcion.ruc",
    help: "opcion.ruc",
    flag: "--ruc",
    placeholder: "NÚMERO",
  }),
  usuario: field(z.string().regex(/^[\p{L}\d._-]{3,60}$/u), {
    kind: "line",
    label: "registro.usuario",
    help: "registro.usuario",
    flag: "--usuario",
    placeholder: "ID",
  }),
  nombre: field(line(200), {
    kind: "line",
    label: "campo.nombre.ayuda",
    help: "campo.nombre.ayuda",
    flag: "--nombre",
    placeholder: "NOMBRE",
  }),
  correo: field(email, {
    kind: "line",
    label: "campo.correo.ayuda",
    help: "campo.correo.ayuda",
    flag: "--correo",
    placeholder: "DIRECCIÓN",
  }),
  telefono: field(telephone.exactOptional(), {
    kind: "line",
    label: "campo.telefono.ayuda",
    help: "campo.telefono.ayuda",
    flag: "--telefono",
    placeholder: "NÚMERO",
  }),
});

/** What Ecuapass's page "Regístrese" asks for besides the password. */
export const registrationForm: Form<typeof schema> = {
  schema,
  parts: schema.partial(),
  check: noFurtherRules,
};

/**
 * What is wrong with a new password: ten characters, letters and digits, without the user's name;
 * undefined when nothing is. A desk may ask for more.
 */
export function passwordProblem(password: string, usuario: string): FieldProblem | undefined {
  const strong = password.length >= 10 && /\p{L}/u.test(password) && /\d/.test(password);
  if (!strong) return { field: "contrasena", code: "contrasena-debil" };
  return password.toLowerCase().includes(usuario.toLowerCase())
    ? { field: "contrasena", code: "contrasena-con-usuario" }
    : undefined;
}
