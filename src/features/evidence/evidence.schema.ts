import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";
import { adviceSchema } from "../request/request.schema.ts";

export const evidenciaArmar = z.object({
  v: z.literal(1),
  evidencia: evidenceSchema.extend({ paginas: z.int() }),
});

export const evidenciaRevisar = z.object({
  v: z.literal(1),
  archivos: z.array(
    z.object({
      ruta: z.string(),
      tipo: z.enum(["png", "jpeg", "pdf"]).nullable(),
      bytes: z.int().nullable(),
      sha256: z.string().nullable(),
      ancho: z.int().nullable(),
      alto: z.int().nullable(),
      problema: z.object({ codigo: z.string(), mensaje: z.string() }).nullable(),
      advertencias: z.array(adviceSchema),
    }),
  ),
});
