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

const message = z.object({
  id: z.string(),
  de: z.string(),
  autor: z.enum(["operador", "mesa"]).optional(),
  automatico: z.boolean().optional(),
  citado: z.string().optional(),
  dudoso: z.string().optional(),
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

/** How long: on the clock, and within office hours. */
const age = z.object({ segundos: z.int(), segundos_habiles: z.int() });

/** How a time is spread over the cases that have it; seconds. */
const spread = z.object({
  casos: z.int(),
  mediana: z.int(),
  p90: z.int(),
  p95: z.int(),
  maximo: z.int(),
});
const spreads = z.object({ transcurrido: spread.nullable(), habil: spread.nullable() });
const group = z.object({ grupo: z.string(), tickets: z.int(), respuesta: spreads, fin: spreads });

/** What the commands that follow tickets print with `--json`. */
export const followSchemas: Readonly<Record<string, z.ZodType>> = {
  "ticket listar": z.object({
    v: z.literal(1),
    tickets: z.array(ticketSchema),
    siguiente: z.string().nullable(),
    /** With `--sin-red`: how old the copies are. */
    copia: z.object({ actualizada: time, completa: time.nullable(), tickets: z.int() }).optional(),
  }),
  "ticket ver": z.object({
    v: z.literal(1),
    ticket: detail,
    /** With `--cadena`: every case of the chain, the first one first. */
    cadena: z.array(detail).optional(),
  }),
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
      mensaje: message.nullable(),
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
  "ticket exportar": z.object({
    v: z.literal(1),
    archivo: z.string().nullable(),
    formato: z.enum(["csv", "xlsx", "json", "html"]),
    tickets: z.int(),
  }),
  "ticket estadisticas": z.object({
    v: z.literal(1),
    perfil: z.string(),
    desde: z.iso.date(),
    hasta: z.iso.date(),
    total: group,
    por_tipo: z.array(group),
    por_mes: z.array(group),
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
        mensajes: z.array(message),
      }),
    ),
  }),
};
