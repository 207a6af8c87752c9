import * as z from "zod";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { email, identification, line, telephone } from "./field-schemas.ts";
import type { RawAnswers } from "./fill-form.ts";
import type { OptionSpec } from "./option-spec.ts";
import { toProblem } from "./to-problem.ts";

/** The four kinds of person to whom the official page addresses the procedure. */
export const personKinds = [
  "juridica-privada",
  "juridica-publica",
  "natural-ecuatoriana",
  "natural-extranjera",
] as const;

const schema = z.strictObject({
  tipo_persona: z.enum(personKinds),
  identificacion: identification,
  ruc: z
    .string()
    .regex(/^\d{13}$/)
    .exactOptional(),
  usuario: z.string().regex(/^[\p{L}\d._-]{3,60}$/u),
  nombre: line(200),
  correo: email,
  telefono: telephone.exactOptional(),
});

/** What "Regístrese" asks for besides the password. */
export type Registration = z.output<typeof schema>;
export type RegistrationField = keyof Registration;

/** In the order in which they are asked for. */
export const registrationOptions: readonly (OptionSpec & {
  readonly key: RegistrationField;
  readonly optional?: boolean;
})[] = [
  {
    key: "tipo_persona",
    flag: "--tipo-persona",
    placeholder: "TIPO",
    summary: "registro.tipo_persona",
    choices: personKinds,
  },
  {
    key: "identificacion",
    flag: "--identificacion",
    placeholder: "NÚMERO",
    summary: "campo.identificacion.ayuda",
  },
  { key: "ruc", flag: "--ruc", placeholder: "NÚMERO", summary: "opcion.ruc", optional: true },
  { key: "usuario", flag: "--usuario", placeholder: "ID", summary: "registro.usuario" },
  { key: "nombre", flag: "--nombre", placeholder: "NOMBRE", summary: "campo.nombre.ayuda" },
  { key: "correo", flag: "--correo", placeholder: "DIRECCIÓN", summary: "campo.correo.ayuda" },
  {
    key: "telefono",
    flag: "--telefono",
    placeholder: "NÚMERO",
    summary: "campo.telefono.ayuda",
    optional: true,
  },
];

type Checked =
  | { readonly ok: true; readonly registration: Registration }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** All that is wrong with a registration, or the registration. */
export function checkRegistration(answers: RawAnswers): Checked {
  const parsed = schema.safeParse(answers, { reportInput: true });
  if (parsed.success) return { ok: true, registration: parsed.data };
  const problems = parsed.error.issues.map((issue) => {
    const [field, ...path] = issue.path;
    return toProblem(String(field), { ...issue, path });
  });
  return { ok: false, problems };
}

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
