import * as z from "zod";
import { channelSheetSchema } from "../../view/channel-schemas.ts";

/** What the commands around settings and help print with `--json`. */
export const toolSchemas: Readonly<Record<string, z.ZodType>> = {
  "config ver": z.object({
    v: z.literal(1),
    ajustes: z.array(
      z.object({
        clave: z.string(),
        valor: z.string().nullable(),
        origen: z.enum(["bandera", "ambiente", "proyecto", "configuracion", "perfil", "omision"]),
        donde: z.string().nullable(),
      }),
    ),
  }),
  "config poner": z.object({ v: z.literal(1), clave: z.string(), valor: z.string() }),
  "config quitar": z.object({ v: z.literal(1), clave: z.string(), valor: z.null() }),
  explicar: z.object({
    v: z.literal(1),
    codigos: z.array(
      z.object({
        codigo: z.string(),
        clase: z.enum(["error", "salida", "problema", "advertencia"]),
        mensaje: z.string(),
        sugerencia: z.string().nullable(),
        salida: z.int().nullable(),
      }),
    ),
  }),
  registro: z.object({
    v: z.literal(1),
    perfil: z.string(),
    cuenta: z.object({ ruc: z.string().nullable(), usuario: z.string(), nombre: z.string() }),
  }),
  ayuda: z.object({
    v: z.literal(1),
    tema: z.string().nullable(),
    texto: z.string(),
    canales: z.array(channelSheetSchema).optional(),
  }),
  diagnostico: z.object({
    v: z.literal(1),
    bien: z.boolean(),
    revisiones: z.array(
      z.object({
        que: z.string(),
        estado: z.enum(["bien", "aviso", "mal"]),
        detalle: z.string(),
        remedio: z.string().nullable(),
      }),
    ),
  }),
};
