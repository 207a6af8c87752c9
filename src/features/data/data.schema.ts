import * as z from "zod";

const dataSummary = z.object({
  clase: z.string(),
  cuantos: z.int(),
  bytes: z.int(),
  desde: z.iso.datetime().nullable(),
  hasta: z.iso.datetime().nullable(),
  personas: z.array(z.string()),
  exporta: z.boolean(),
});

export const datosResumen = z.object({
  v: z.literal(1),
  carpetas: z.array(z.string()),
  clases: z.array(dataSummary),
  bytes: z.int(),
  retencion: z.object({ comprobantes: z.string(), capturas: z.string() }),
});

export const datosExportar = z.object({
  v: z.literal(1),
  archivo: z.string(),
  archivos: z.int(),
  bytes: z.int(),
});

export const datosPurgar = z.object({
  v: z.literal(1),
  purgado: z.boolean(),
  comprobantes: z.enum(["se-borran", "se-conservan"]),
  solicitudes: z.array(
    z.object({
      solicitud: z.string(),
      ticket: z.string().nullable(),
      perfil: z.string(),
      creada: z.iso.datetime(),
    }),
  ),
  copias: z.object({ archivos: z.int(), bytes: z.int() }),
  otros: z.array(z.object({ clase: z.string(), archivos: z.int(), bytes: z.int() })),
  por_enviar: z.int(),
  en_uso: z.array(z.string()),
});
