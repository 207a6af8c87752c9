import * as z from "zod";
import { ticketSchema } from "../../domain/ticket-schema.ts";

/** The columns of a ticket's summary, in the order of the contract. */
export const ticketColumns =
  "numero, tipo, estado, unidad, funcionario, asunto, creado, actualizado, sigue_a";

export const ticketRow = ticketSchema;

export const ticketRowWithId = ticketRow.extend({ id: z.number() });

export const ownedTicketRow = ticketRow.extend({
  cuenta: z.number(),
  huella: z.string(),
  datos: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.unknown())),
});

export const messageRow = z.object({
  id: z.number(),
  de: z.string(),
  fecha: z.string(),
  texto: z.string(),
  huella: z.string().nullable(),
});

/** The columns by which a repeated message is recognised. */
export const keyedMessageRow = z.object({
  id: z.number(),
  ticket: z.string(),
  huella: z.string().nullable(),
});

export const messageRowWithAuthor = messageRow.extend({ autor: z.enum(["operador", "mesa"]) });

export const attachmentRow = z.object({
  id: z.number(),
  mensaje: z.number().nullable(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

export const changeRow = z.object({
  id: z.number(),
  numero: z.string(),
  estado: z.string(),
  motivo: z.string(),
  fecha: z.string(),
});

export const numberRow = z.object({ numero: z.string() });
