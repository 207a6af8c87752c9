import { email, identification, line, telephone } from "./field-schemas.ts";
import { field } from "./form.ts";

/** The person or firm that asks: the same four fields close both forms; a profile may fill them. */
export const operatorFields = {
  identificacion: field(identification, {
    kind: "line",
    label: "campo.identificacion",
    help: "campo.identificacion.ayuda",
    flag: "--identificacion",
    placeholder: "NÚMERO",
  }),
  nombre: field(line(200), {
    kind: "line",
    label: "campo.nombre",
    help: "campo.nombre.ayuda",
    flag: "--nombre",
    placeholder: "NOMBRE",
  }),
  correo: field(email, {
    kind: "line",
    label: "campo.correo",
    help: "campo.correo.ayuda",
    flag: "--correo",
    placeholder: "DIRECCIÓN",
  }),
  telefono: field(telephone.exactOptional(), {
    kind: "line",
    label: "campo.telefono",
    help: "campo.telefono.ayuda",
    flag: "--telefono",
    placeholder: "NÚMERO",
  }),
} as const;
