import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { ticketSchema } from "../../domain/ticket-schema.ts";

const time = z.iso.datetime();

const entry = z.object({
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
});

const outbox = z.object({ v: z.literal(1), entradas: z.array(entry) });

/** What the commands around sending print with `--json`. */
export const sendingSchemas: Readonly<Record<string, z.ZodType>> = {
  "bandeja listar": outbox,
  "bandeja ver": z.object({
    v: z.literal(1),
    entrada: entry.extend({
      actualizada: time,
      datos: z.record(z.string(), z.unknown()),
      archivos: z.array(z.record(z.string(), z.unknown())),
      evidencia: evidenceSchema.nullable(),
      sigue_a: z.string().nullable(),
    }),
  }),
  "bandeja enviar": outbox.extend({
    resumen: z.object({ enviadas: z.int(), rechazadas: z.int(), quedan: z.int() }),
  }),
  "bandeja verificar": outbox,
  "bandeja descartar": z.object({ v: z.literal(1), descartada: z.string() }),
  "lote plantilla": z.object({
    v: z.literal(1),
    archivo: z.string(),
    formato: z.enum(["csv", "xlsx", "ndjson"]),
    columnas: z.array(z.string()),
  }),
  "lote validar": z.object({
    v: z.literal(1),
    archivo: z.string(),
    tipo: z.enum(["incidente", "consulta"]),
    filas: z.int(),
    validas: z.int(),
    errores: z.array(
      z.object({
        fila: z.int(),
        columna: z.string(),
        valor: z.string(),
        codigo: z.string(),
        mensaje: z.string(),
        remedio: z.string(),
      }),
    ),
    omitidos: z.int(),
    repetidas: z.array(z.object({ fila: z.int(), igual_a: z.int() })),
  }),
  "lote enviar": z.object({
    v: z.literal(1),
    total: z.int(),
    aceptados: z.int(),
    repetidos: z.int(),
    pendientes: z.int(),
    desconocidos: z.int(),
    rechazados: z.int(),
    invalidos: z.int(),
    parecidos: z.int(),
    archivo_resultado: z.string(),
    detenido: z.boolean(),
  }),
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
