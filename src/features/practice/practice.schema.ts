import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";

export const practicaServir = z.object({ v: z.literal(1), url: z.url(), documento: z.url() });

export const practicaBandeja = z.object({ v: z.literal(1), tickets: z.array(ticketSchema) });

/** Of the commands by which the official moves a ticket. */
export const moved = z.object({ v: z.literal(1), ticket: ticketSchema });

export const demo = z.union([
  z.object({
    v: z.literal(1),
    pasos: z.array(
      z.object({
        paso: z.string(),
        quien: z.string(),
        texto: z.string(),
        ticket: z.string().nullable(),
        estado: z.string().nullable(),
      }),
    ),
    tickets: z.array(ticketSchema),
    evidencia: evidenceSchema,
  }),
  z.object({
    v: z.literal(1),
    fallas: z.object({
      pasos: z.array(
        z.object({
          falla: z.string(),
          veces: z.int(),
          estado: z.string(),
          ticket: z.string().nullable(),
        }),
      ),
      recuperadas: z.int(),
      solicitudes: z.int(),
      tickets: z.int(),
    }),
  }),
]);
