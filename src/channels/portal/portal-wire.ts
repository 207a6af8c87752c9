import * as z from "zod/mini";

/**
 * What the desk's replies must look like (`docs/openapi.yaml`). Unknown keys are ignored, so that
 * a newer desk still serves; a missing or mistyped one is an error at this edge.
 */
export const wireTicket = z.object({
  numero: z.string(),
  tipo: z.enum(["incidente", "consulta"]),
  estado: z.string(),
  unidad: z.string(),
  funcionario: z.nullable(z.string()),
  asunto: z.string(),
  creado: z.string(),
  actualizado: z.string(),
  sigue_a: z.nullable(z.string()),
});

const wireAttachment = z.object({
  id: z.string(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

export const wireMessage = z.object({
  id: z.string(),
  de: z.string(),
  autor: z.optional(z.enum(["operador", "mesa"])),
  fecha: z.string(),
  texto: z.string(),
  adjuntos: z.array(wireAttachment),
});

export const wireTicketDetail = z.extend(wireTicket, {
  datos: z.record(z.string(), z.unknown()),
  mensajes: z.array(wireMessage),
  adjuntos: z.array(wireAttachment),
  cadena: z.array(z.string()),
});

export const wireTicketPage = z.object({
  tickets: z.array(wireTicket),
  siguiente: z.nullable(z.string()),
});

export const wireChanges = z.object({
  cambios: z.array(
    z.object({ numero: z.string(), estado: z.string(), motivo: z.string(), fecha: z.string() }),
  ),
  siguiente: z.string(),
});

export const wireSession = z.object({
  token: z.string().check(z.minLength(1)),
  caduca: z.string(),
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

/** RFC 9457, with our `codigo` and a complaint per field. */
export const wireProblem = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  codigo: z.optional(z.string()),
  errores: z.optional(
    z.array(z.object({ puntero: z.string(), detalle: z.string(), codigo: z.optional(z.string()) })),
  ),
});

export type WireProblem = z.output<typeof wireProblem>;
