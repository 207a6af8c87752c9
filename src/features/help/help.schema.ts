import * as z from "zod";
import { channelSheetSchema } from "../../view/channel-schemas.ts";

export const explicar = z.object({
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
});

export const ayuda = z.object({
  v: z.literal(1),
  tema: z.string().nullable(),
  texto: z.string(),
  canales: z.array(channelSheetSchema).optional(),
});

export const esquema = z.object({ v: z.literal(1), esquema: z.record(z.string(), z.unknown()) });

/** A script, the tree of all commands or the manual pages, or what was installed where. */
export const completar = z.union([
  z.object({ v: z.literal(1), script: z.string() }),
  z.object({ v: z.literal(1), tree: z.record(z.string(), z.unknown()) }),
  z.object({
    v: z.literal(1),
    interprete: z.enum(["bash", "zsh", "fish", "powershell"]),
    archivo: z.string(),
    linea: z.string().nullable(),
  }),
]);

export const licencias = z.object({
  v: z.literal(1),
  paquetes: z.array(z.object({ nombre: z.string(), version: z.string(), licencia: z.string() })),
  textos: z.string(),
});
