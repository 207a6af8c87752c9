import * as z from "zod/mini";
import { deskTime } from "../../domain/desk-time.ts";
import { ticketShape, timeShape } from "../../domain/ticket-mini-schema.ts";

/** The parts of the desk's replies that are read (`docs/openapi.yaml`). */
export const wireTicketPage = z.object({
  tickets: z.array(ticketShape),
  siguiente: z.nullable(z.string()),
});

export const wireChanges = z.object({
  cambios: z.array(
    z.object({ numero: z.string(), estado: z.string(), motivo: z.string(), fecha: timeShape }),
  ),
  siguiente: z.string(),
});

export const wireSession = z.object({
  token: z.string().check(z.minLength(1)),
  caduca: z.pipe(z.string(), z.transform(expiry)),
  ruc: z.nullable(z.string()),
  usuario: z.string(),
  nombre: z.string(),
});

export const wireAccount = z.object({
  ruc: z.nullable(z.string()),
  usuario: z.string(),
  nombre: z.string(),
});

export const wireHealth = z.object({ estado: z.string() });

/** A problem by RFC 9457 with a `codigo` and one entry per faulty field. */
export const wireProblem = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  codigo: z.optional(z.string()),
  errores: z.optional(
    z.array(z.object({ puntero: z.string(), detalle: z.string(), codigo: z.optional(z.string()) })),
  ),
});

export type WireProblem = z.output<typeof wireProblem>;

/** When a session ends. The end of the calendar stands for never; what is no time counts as over. */
function expiry(text: string): string {
  return /^9999-12-31T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) ? text : deskTime(text);
}
