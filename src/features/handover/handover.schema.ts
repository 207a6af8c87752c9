import * as z from "zod";
import { outboxEntry } from "../outbox/outbox.schema.ts";

export const entregaCopiar = z.object({
  v: z.literal(1),
  solicitud: z.string(),
  /** The field that is on the clipboard now; null where none was named. */
  copiado: z.string().nullable(),
  campos: z.array(z.object({ campo: z.string(), etiqueta: z.string(), valor: z.string() })),
});

export const entregaConfirmar = z.object({ v: z.literal(1), entrada: outboxEntry });

export const entregaImportar = z.object({
  v: z.literal(1),
  archivos: z.array(
    z.object({
      ruta: z.string(),
      mensajes: z.int(),
      nuevos: z.int(),
      repetidos: z.int(),
      ajenos: z.int(),
      grandes: z.int(),
      problema: z.enum(["no-es-mensaje", "mensaje-grande", "ilegible", "danado"]).nullable(),
    }),
  ),
  resumen: z.object({
    archivos: z.int(),
    nuevos: z.int(),
    repetidos: z.int(),
    ajenos: z.int(),
  }),
  /** The requests whose state changed. */
  entradas: z.array(outboxEntry),
});
