import * as z from "zod";
import { attachment, capture, line } from "./field-schemas.ts";
import { field, type FieldLook } from "./form.ts";

/** How fields that both forms have look; each form says whether it can do without them. */
export const commonLooks = {
  tipo_operador: {
    kind: "operator",
    label: "campo.tipo_operador",
    help: "campo.tipo_operador.ayuda",
    flag: "--tipo-operador",
    placeholder: "TIPO",
  },
  capturas: {
    kind: "captures",
    label: "campo.capturas",
    help: "campo.capturas.ayuda",
    flag: "--captura",
    placeholder: "RUTA[=LEYENDA]",
  },
} as const satisfies Record<string, FieldLook>;

export const captures = z.array(capture).max(40);

export const procedureField = field(line(60).exactOptional(), {
  kind: "line",
  label: "campo.tramite",
  help: "campo.tramite.ayuda",
  flag: "--tramite",
  placeholder: "NÚMERO",
});

export const papersField = field(z.array(attachment).max(15).exactOptional(), {
  kind: "files",
  label: "campo.adjuntos",
  help: "campo.adjuntos.ayuda",
  flag: "--adjunto",
  placeholder: "RUTA[=DOCUMENTO]",
});
