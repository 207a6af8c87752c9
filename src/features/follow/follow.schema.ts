import * as z from "zod";
import { ticketSchema } from "../../domain/ticket-schema.ts";
import { messageSchema } from "../ticket/ticket.schema.ts";

const time = z.iso.datetime();

/** A length of time on the clock and within office hours. */
const age = z.object({ segundos: z.int(), segundos_habiles: z.int() });

/** What the commands that follow tickets print with `--json`. */
export const followSchemas: Readonly<Record<string, z.ZodType>> = {
  /** One line of NDJSON for each. */
  "ticket vigilar": z.discriminatedUnion("evento", [
    z.object({
      v: z.literal(1),
      evento: z.literal("cambio"),
      numero: z.string(),
      estado: z.string(),
      motivo: z.string(),
      fecha: time,
      asunto: z.string().nullable(),
      funcionario: z.string().nullable(),
      mensaje: messageSchema.nullable(),
    }),
    z.object({
      v: z.literal(1),
      evento: z.literal("sin-conexion"),
      motivo: z.string(),
      reintento: time,
    }),
    z.object({ v: z.literal(1), evento: z.literal("con-conexion") }),
  ]),
  "ticket esperar": z.object({
    v: z.literal(1),
    resultado: z.enum(["alcanzado", "plazo", "rechazado"]),
    tickets: z.array(z.object({ numero: z.string(), estado: z.string(), alcanzado: z.boolean() })),
  }),
  novedades: z.object({
    v: z.literal(1),
    perfil: z.string(),
    total: z.int(),
    novedades: z.array(
      z.object({
        numero: z.string(),
        ticket: ticketSchema.nullable(),
        edad: age.nullable(),
        cambios: z.array(z.object({ estado: z.string(), motivo: z.string(), fecha: time })),
        mensajes: z.array(messageSchema),
      }),
    ),
  }),
};
