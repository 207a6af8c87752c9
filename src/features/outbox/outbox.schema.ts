import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { handOverSchema } from "../../domain/hand-over.ts";

const time = z.iso.datetime();

/** An entry of the outbox. */
export const outboxEntry = z.object({
  solicitud: z.string(),
  clave: z.string(),
  resultado: z.string(),
  canal: z.string(),
  perfil: z.string(),
  via: z.string().optional(),
  tipo: z.enum(["incidente", "consulta"]),
  intentos: z.int(),
  proximo_intento: time.nullable(),
  motivo: z.string().nullable(),
  creada: time,
  ticket: z.string().nullable(),
  entrega: handOverSchema.nullable(),
  /** Who recorded it, as `person@machine`; only in a firm's journal. */
  remitente: z.string().optional(),
});

/** Of `bandeja listar` and `bandeja verificar`. */
export const outbox = z.object({ v: z.literal(1), entradas: z.array(outboxEntry) });

export const bandejaVer = z.object({
  v: z.literal(1),
  entrada: outboxEntry.extend({
    actualizada: time,
    datos: z.record(z.string(), z.unknown()),
    archivos: z.array(z.record(z.string(), z.unknown())),
    evidencia: evidenceSchema.nullable(),
    sigue_a: z.string().nullable(),
  }),
});

export const bandejaEnviar = outbox.extend({
  resumen: z.object({ enviadas: z.int(), rechazadas: z.int(), quedan: z.int() }),
});

export const bandejaDescartar = z.object({ v: z.literal(1), descartada: z.string() });

/** One line of NDJSON for each event. */
export const bandejaServir = z.discriminatedUnion("evento", [
  z.object({ v: z.literal(1), evento: z.literal("inicio"), fecha: time, perfil: z.string() }),
  outboxEntry.extend({ v: z.literal(1), evento: z.literal("solicitud"), fecha: time }),
  z.object({
    v: z.literal(1),
    evento: z.literal("sin-conexion"),
    fecha: time,
    codigo: z.string(),
    motivo: z.string(),
    reintento: time,
  }),
  z.object({ v: z.literal(1), evento: z.literal("con-conexion"), fecha: time }),
  z.object({
    v: z.literal(1),
    evento: z.literal("fin"),
    fecha: time,
    enviadas: z.int(),
    rechazadas: z.int(),
  }),
]);
