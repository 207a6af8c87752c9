import * as z from "zod";
import { ticketSchema } from "../domain/ticket-schema.ts";

const time = z.iso.datetime();

const attachment = z.object({
  id: z.string(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});

const message = z.object({
  id: z.string(),
  de: z.string(),
  autor: z.enum(["operador", "mesa"]).optional(),
  fecha: time,
  texto: z.string(),
  adjuntos: z.array(attachment),
});

const detail = ticketSchema.extend({
  datos: z.record(z.string(), z.unknown()),
  mensajes: z.array(message),
  adjuntos: z.array(attachment),
  cadena: z.array(z.string()),
});

/** What the commands that follow tickets print with `--json`. */
export const followSchemas: Readonly<Record<string, z.ZodType>> = {
  "ticket listar": z.object({
    v: z.literal(1),
    tickets: z.array(ticketSchema),
    siguiente: z.string().nullable(),
  }),
  "ticket ver": z.object({
    v: z.literal(1),
    ticket: detail,
    /** With `--cadena`: every case of the chain, the first one first. */
    cadena: z.array(detail).optional(),
  }),
  "ticket responder": z.object({
    v: z.literal(1),
    numero: z.string(),
    mensaje: message,
    repetido: z.boolean(),
  }),
  "ticket descargar": z.object({
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
  }),
  "ticket conforme": z.object({ v: z.literal(1), ticket: ticketSchema }),
};
