import * as z from "zod";
import { sealedProofSchema } from "../../domain/filing-proof-schema.ts";
import { proofChecks } from "../proof/verify-proof.ts";

const dataSummary = z.object({
  clase: z.string(),
  cuantos: z.int(),
  bytes: z.int(),
  desde: z.iso.datetime().nullable(),
  hasta: z.iso.datetime().nullable(),
  personas: z.array(z.string()),
  exporta: z.boolean(),
});

const proof = sealedProofSchema.shape;

/** What the commands around what is kept print with `--json`. */
export const recordSchemas: Readonly<Record<string, z.ZodType>> = {
  "ticket comprobante": z.union([
    z.object({
      v: z.literal(1),
      archivo: z.object({
        ruta: z.string(),
        formato: z.enum(["pdf", "json"]),
        bytes: z.int(),
        sha256: z.string(),
      }),
      comprobante: proof.comprobante,
      sello: proof.sello,
    }),
    z.object({
      v: z.literal(1),
      resultado: z.enum(["confirmado", "sin-confirmar", "alterado"]),
      revisiones: z.array(
        z.object({
          revision: z.enum(proofChecks),
          estado: z.enum(["bien", "difiere", "sin-comparar"]),
          detalle: z.string().nullable(),
        }),
      ),
      comprobante: proof.comprobante,
    }),
  ]),
  "datos resumen": z.object({
    v: z.literal(1),
    carpetas: z.array(z.string()),
    clases: z.array(dataSummary),
    bytes: z.int(),
    retencion: z.object({ comprobantes: z.string(), capturas: z.string() }),
  }),
  "datos exportar": z.object({
    v: z.literal(1),
    archivo: z.string(),
    archivos: z.int(),
    bytes: z.int(),
  }),
  "datos purgar": z.object({
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
  }),
};
