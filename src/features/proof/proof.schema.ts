import * as z from "zod";
import { sealedProofSchema } from "../../domain/filing-proof-schema.ts";
import { proofChecks } from "./verify-proof.ts";

const proof = sealedProofSchema.shape;

export const ticketComprobante = z.union([
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
    advertencias: z.array(z.object({ codigo: z.string(), mensaje: z.string() })),
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
]);
