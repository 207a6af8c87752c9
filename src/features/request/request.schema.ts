import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { handOverSchema } from "../../domain/hand-over.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";

export const adviceSchema = z.object({
  campo: z.string(),
  codigo: z.string(),
  mensaje: z.string(),
});

const results = [
  "aceptado",
  "en_cola",
  "entregado_a_mano",
  "pendiente",
  "desconocido",
  "rechazado",
  "ensayo",
] as const;

const sentSchema = z.object({
  v: z.literal(1),
  resultado: z.enum(results),
  solicitud: z.string(),
  clave: z.string(),
  repetido: z.boolean(),
  canal: z.string(),
  perfil: z.string(),
  /** The profile by whose channel it went, where that is not its own. */
  via: z.string().optional(),
  ticket: ticketSchema.nullable(),
  evidencia: evidenceSchema.nullable(),
  /** The file that is to be sent by hand, on channels that only write one. */
  entrega: handOverSchema.optional(),
  advertencias: z.array(adviceSchema),
  datos: z.record(z.string(), z.unknown()).optional(),
  archivos: z.array(z.record(z.string(), z.unknown())).optional(),
});

const keptSchema = z.object({
  v: z.literal(1),
  resultado: z.literal("borrador"),
  borrador: z.string(),
});

const discardedSchema = z.object({ v: z.literal(1), resultado: z.literal("descartado") });

/** What every command that sends a form prints. */
export const submittedSchema = z.union([sentSchema, keptSchema, discardedSchema]);
