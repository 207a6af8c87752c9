import * as z from "zod";
import type { Catalogs } from "../catalogs/catalogs.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { OperatorDefaults } from "../ports/profile-store.ts";
import { fieldsOf } from "./form.ts";
import type { RawAnswers } from "./fill-form.ts";
import { incidentForm } from "./incident-form.ts";
import { lookUp } from "./look-up.ts";
import type { OptionSpec } from "./option-spec.ts";
import { toProblem } from "./to-problem.ts";

/** The fields of the forms that a profile may fill. */
export const profileFields: readonly string[] = [
  "identificacion",
  "nombre",
  "correo",
  "telefono",
  "distrito",
  "tipo_operador",
];

const shape = incidentForm.schema.pick({
  identificacion: true,
  nombre: true,
  correo: true,
  telefono: true,
  distrito: true,
  tipo_operador: true,
}).shape;

const schema = z.object({
  identificacion: shape.identificacion.exactOptional(),
  nombre: shape.nombre.exactOptional(),
  correo: shape.correo.exactOptional(),
  telefono: shape.telefono,
  distrito: shape.distrito.exactOptional(),
  tipo_operador: shape.tipo_operador.exactOptional(),
});

/** Their flags, the same as those of the forms, the person first. */
export const operatorOptions: readonly OptionSpec[] = profileFields
  .flatMap((name) => fieldsOf(incidentForm).filter((field) => field.name === name))
  .map((field) => ({
    key: field.name,
    flag: field.flag,
    placeholder: field.placeholder,
    summary: field.help,
  }));

/** A profile's defaults by the rules of the forms, with every problem there is. */
export function checkOperatorDefaults(
  raw: RawAnswers,
  catalogs: Catalogs,
): {
  readonly answers: OperatorDefaults;
  readonly problems: readonly FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const looked: Record<string, unknown> = { ...raw };
  for (const [name, kind] of [
    ["distrito", "district"],
    ["tipo_operador", "operator"],
  ] as const) {
    if (raw[name] === undefined) continue;
    const found = lookUp(kind, raw[name], catalogs);
    if (found.ok) looked[name] = found.value;
    else problems.push({ field: name, code: found.code, params: found.params });
  }
  const parsed = schema.safeParse(looked, { reportInput: true });
  if (parsed.success) return { answers: problems.length === 0 ? parsed.data : {}, problems };
  problems.push(
    ...parsed.error.issues.map((issue) => {
      const [field, ...path] = issue.path;
      return toProblem(String(field), { ...issue, path });
    }),
  );
  return { answers: {}, problems };
}
