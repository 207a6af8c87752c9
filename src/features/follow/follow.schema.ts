import * as z from "zod";
import { ticketSchema } from "../../domain/ticket-schema.ts";
import { messageSchema } from "../ticket/ticket.schema.ts";

const time = z.iso.datetime();

/** How long: on the clock, and within office hours. */
const age = z.object({ segundos: z.int(), segundos_habiles: z.int() });

/** One line of NDJSON for each event. */
export const ticketVigilar = z.discriminatedUnion("evento", [
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
]);

export const ticketEsperar = z.object({
  v: z.literal(1),
  resultado: z.enum(["alcanzado", "plazo", "rechazado"]),
  tickets: z.array(z.object({ numero: z.string(), estado: z.string(), alcanzado: z.boolean() })),
});

export const novedades = z.object({
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
});
