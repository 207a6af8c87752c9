import * as z from "zod";
import { ticketSchema } from "../../domain/ticket-schema.ts";

const time = z.iso.datetime();

const attachment = z.object({
  id: z.string(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});

export const messageSchema = z.object({
  id: z.string(),
  de: z.string(),
  autor: z.enum(["operador", "mesa"]).optional(),
  automatico: z.boolean().optional(),
  citado: z.string().optional(),
  dudoso: z.string().optional(),
  desaparecido: z.boolean().optional(),
  ilegible: z.string().optional(),
  sin_verificar: z.boolean().optional(),
  archivo: z.string().optional(),
  fecha: time,
  texto: z.string(),
  adjuntos: z.array(attachment),
});

const detail = ticketSchema.extend({
  datos: z.record(z.string(), z.unknown()),
  mensajes: z.array(messageSchema),
  adjuntos: z.array(attachment),
  cadena: z.array(z.string()),
});

export const ticketListar = z.object({
  v: z.literal(1),
  tickets: z.array(ticketSchema),
  siguiente: z.string().nullable(),
  /** With `--sin-red`: how old the copies are. */
  copia: z.object({ actualizada: time, completa: time.nullable(), tickets: z.int() }).optional(),
});

export const ticketVer = z.object({
  v: z.literal(1),
  ticket: detail,
  /** With `--cadena`: every case of the chain, the first one first. */
  cadena: z.array(detail).optional(),
});

export const ticketResponder = z.object({
  v: z.literal(1),
  numero: z.string(),
  mensaje: messageSchema,
  repetido: z.boolean(),
});

export const ticketDescargar = z.object({
  v: z.literal(1),
  archivos: z.array(
    z.object({
      nombre: z.string(),
      ruta: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      ya_estaba: z.boolean(),
    }),
  ),
});

export const ticketConforme = z.object({ v: z.literal(1), ticket: ticketSchema });
