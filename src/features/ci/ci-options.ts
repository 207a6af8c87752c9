import { deriveOptions } from "../../forms/derive-options.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { ciFormats } from "./ci-result.view.ts";

/** Fields of the form that no report knows, as options. */
const optionFields = [
  "pantalla",
  "distrito",
  "tipo_operador",
  "tramite",
  "identificacion",
  "nombre",
  "correo",
  "telefono",
];

/** The options of both `ci` commands. */
export const ciOptions: readonly OptionSpec[] = [
  // The same key as in the other commands that take a form file, so that it is read the same way.
  { key: "desde", flag: "--formulario", placeholder: "ARCHIVO|-", summary: "opcion.formulario-ci" },
  ...deriveOptions(incidentForm).filter((option) => optionFields.includes(option.key)),
  { key: "umbral", flag: "--umbral", placeholder: "N", summary: "opcion.umbral" },
  { key: "recordar", flag: "--recordar", placeholder: "PLAZO", summary: "opcion.recordar-falla" },
  { key: "cerrar_al_pasar", flag: "--cerrar-al-pasar", summary: "opcion.cerrar-al-pasar" },
  {
    key: "formato",
    flag: "--formato",
    placeholder: "FORMATO",
    summary: "opcion.formato-ci",
    choices: ciFormats,
  },
  { key: "estricto", flag: "--estricto", summary: "opcion.estricto" },
  { key: "ensayo", flag: "--ensayo", summary: "opcion.ensayo" },
];
