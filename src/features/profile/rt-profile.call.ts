import type { FieldProblem } from "../../errors/mesa-error.ts";
import { formCatalog } from "../../forms/form-catalog.ts";
import { fieldsOf } from "../../forms/form.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { RtSettings } from "../../ports/profile-store.ts";
import type { Input } from "../../app/input.ts";

/** What was given of where in a Request Tracker requests go. */
export interface RtDraft {
  readonly cola: string | undefined;
  readonly campo_clave: string | undefined;
  readonly solicitante: string | undefined;
  readonly campos: Readonly<Record<string, string>>;
  readonly estados: Readonly<Record<string, string>>;
}

export const emptyRt: RtDraft = {
  cola: undefined,
  campo_clave: undefined,
  solicitante: undefined,
  campos: {},
  estados: {},
};

export const rtOptions: readonly OptionSpec[] = [
  { key: "cola", flag: "--cola", placeholder: "NOMBRE", summary: "opcion.cola" },
  {
    key: "campo_clave",
    flag: "--campo-clave",
    placeholder: "CAMPO",
    summary: "opcion.campo-clave",
  },
  {
    key: "solicitante",
    flag: "--solicitante",
    placeholder: "USUARIO",
    summary: "opcion.solicitante",
  },
  {
    key: "campo",
    flag: "--campo",
    placeholder: "NUESTRO=SUYO",
    summary: "opcion.campo-rt",
    repeatable: true,
  },
  {
    key: "estado_rt",
    flag: "--estado-rt",
    placeholder: "SUYO=NUESTRO",
    summary: "opcion.estado-rt",
    repeatable: true,
  },
];

/** Form fields that may be written into a field of the queue's own. */
export const mappableFields: readonly string[] = [
  "tipo",
  ...new Set(
    Object.values(formCatalog).flatMap((form) =>
      fieldsOf(form).flatMap(({ name, kind }) =>
        kind === "captures" || kind === "files" ? [] : [name],
      ),
    ),
  ),
];

export function rtDraft(input: Input, before: RtSettings | undefined): RtDraft {
  return {
    cola: input.text("cola") ?? before?.cola,
    campo_clave: input.text("campo_clave") ?? before?.campo_clave,
    solicitante: input.text("solicitante") ?? before?.solicitante,
    campos: { ...before?.campos, ...pairs(input.list("campo")) },
    estados: { ...before?.estados, ...pairs(input.list("estado_rt")) },
  };
}

/** `A=B` each; one without `=` stands for nothing and is complained about. */
function pairs(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const at = one.indexOf("=");
      return at === -1 ? [one, ""] : [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

export function checkRt({ cola, campo_clave, solicitante, campos, estados }: RtDraft): {
  readonly settings: RtSettings;
  readonly problems: readonly FieldProblem[];
} {
  const named = { cola, campo_clave, solicitante };
  const missing = Object.entries(named).flatMap(([field, value]): readonly FieldProblem[] =>
    value === undefined || value.trim() === "" ? [{ field, code: "falta" }] : [],
  );
  const strange = Object.entries(campos).flatMap(([field, custom]): readonly FieldProblem[] => {
    const known = mappableFields.includes(field) && isFieldName(custom);
    return known
      ? []
      : [{ field: "campo", code: "campo-rt", params: { valor: `${field}=${custom}` } }];
  });
  const stateless = Object.entries(estados).flatMap(([theirs, ours]): readonly FieldProblem[] =>
    theirs !== "" && ours !== ""
      ? []
      : [{ field: "estado_rt", code: "estado-rt", params: { valor: `${theirs}=${ours}` } }],
  );
  const unfit = campo_clave !== undefined && !isFieldName(campo_clave);
  const settings = {
    cola: cola ?? "",
    campo_clave: campo_clave ?? "",
    solicitante: solicitante ?? "",
    campos,
    ...(Object.keys(estados).length > 0 && { estados }),
  };
  const key: readonly FieldProblem[] = unfit
    ? [{ field: "campo_clave", code: "campo-rt", params: { valor: campo_clave } }]
    : [];
  return { settings, problems: [...missing, ...strange, ...stateless, ...key] };
}

/** What can stand between the braces of `CF.{…}`. */
function isFieldName(name: string): boolean {
  return /^[^{}'"\\]{1,200}$/.test(name) && name.trim() !== "";
}
