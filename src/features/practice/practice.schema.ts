import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";

const moved = z.object({ v: z.literal(1), ticket: ticketSchema });

/** What the commands of `practica` and `demo` print with `--json`. */
export const practiceSchemas: Readonly<Record<string, z.ZodType>> = {
  "practica servir": z.object({ v: z.literal(1), url: z.url(), documento: z.url() }),
  "practica bandeja": z.object({ v: z.literal(1), tickets: z.array(ticketSchema) }),
  "practica tomar": moved,
  "practica responder": moved,
  "practica resolver": moved,
  demo: z.union([
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
  ]),
};
