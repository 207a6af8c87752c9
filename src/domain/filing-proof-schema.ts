import * as z from "zod";
import { formIds } from "./ticket.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.iso.datetime();

/** A proof of what was filed and when. */
const filingProof = z.object({
  documento: z.literal("mesa-comprobante"),
  v: z.literal(1),
  numero: z.string(),
  tipo: z.enum(formIds),
  asunto: z.string(),
  unidad: z.string(),
  sigue_a: z.string().nullable(),
  canal: z.string(),
  /** Address of the desk, for channels that have one. */
  mesa: z.string().nullable(),
  /** Registered by the desk's clock; recorded before sending and answered by this machine's clock. */
  registrado: time,
  anotado: time.nullable(),
  respondido: time.nullable(),
  solicitud: z.string().nullable(),
  clave: z.string().nullable(),
  datos: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  archivos: z.array(
    z.object({
      clase: z.string(),
      nombre: z.string(),
      tipo: z.string(),
      bytes: z.int(),
      sha256,
    }),
  ),
  capturas: z.array(
    z.object({
      nombre: z.string(),
      leyenda: z.string(),
      bytes: z.int(),
      sha256,
      ancho: z.int(),
      alto: z.int(),
    }),
  ),
  /** Whose word it is that it was filed, where that was done by hand. */
  confirmado: z.enum(["operador", "mensaje"]).exactOptional(),
  /** Who sent it, as `person@machine`; only from a firm's journal. */
  remitente: z.string().exactOptional(),
  /** The source: this machine's journal, or only the desk's answer. */
  fuente: z.enum(["libro", "mesa"]),
  emitido: time,
  programa: z.string(),
});

/** A proof with the SHA-256 of its canonical JSON. */
export const sealedProofSchema = z.object({
  comprobante: filingProof,
  sello: z.object({ metodo: z.literal("sha-256, rfc-8785"), sha256 }),
});

export type FilingProof = z.output<typeof filingProof>;
export type SealedProof = z.output<typeof sealedProofSchema>;
