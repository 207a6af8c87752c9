import * as z from "zod";
import { metadataKinds } from "../../domain/evidence.ts";
import { clockSchema, evidenceSchema } from "../../domain/evidence-schema.ts";
import { adviceSchema } from "../request/request.schema.ts";

export const evidenciaArmar = z.object({
  v: z.literal(1),
  evidencia: evidenceSchema.extend({ paginas: z.int() }),
  advertencias: z.array(adviceSchema),
});

export const evidenciaRevisar = z.object({
  v: z.literal(1),
  archivos: z.array(
    z.object({
      ruta: z.string(),
      tipo: z.enum(["png", "jpeg", "pdf", "webp", "tiff", "avif"]).nullable(),
      bytes: z.int().nullable(),
      sha256: z.string().nullable(),
      ancho: z.int().nullable(),
      alto: z.int().nullable(),
      /** What is removed from a picture before it is sent. */
      metadatos: z.array(z.enum(metadataKinds)),
      /** When it was taken by its own account: `2026-11-19 08:14:00`. */
      fecha_archivo: z.string().nullable(),
      /** Null for a PDF, and for what could not be read. */
      reloj: clockSchema.nullable(),
      problema: z.object({ codigo: z.string(), mensaje: z.string() }).nullable(),
      advertencias: z.array(adviceSchema),
    }),
  ),
});

export const evidenciaPreparar = z.object({
  v: z.literal(1),
  /** Whether it was installed now; false where it was there already. */
  instalado: z.boolean(),
  carpeta: z.string().nullable(),
});

export const evidenciaCapturar = z.object({
  v: z.literal(1),
  carpeta: z.string(),
  /** A form with the captures and the moment, for `incidente crear --desde`. */
  formulario: z.string(),
  capturas: z.array(
    z.object({
      ruta: z.string(),
      leyenda: z.string(),
      /** UTC, ISO 8601. */
      tomada: z.string(),
    }),
  ),
});

export const evidenciaLeer = z.object({
  v: z.literal(1),
  ruta: z.string(),
  reloj: clockSchema,
  /** The likeliest screen; null where none is like enough. */
  pantalla: z.string().nullable(),
  /** That one and others that are nearly as like, with their likeness from 0 to 1. */
  pantallas: z.array(z.object({ nombre: z.string(), parecido: z.number() })),
  tramites: z.array(z.string()),
  mensaje_error: z.string().nullable(),
});
