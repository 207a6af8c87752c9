import * as z from "zod";
import { firmRights } from "../../ports/firm.ts";

const address = z.object({
  servidor: z.string(),
  puerto: z.int(),
  base: z.string(),
  usuario: z.string(),
});

export const libroCrear = z.object({
  v: z.literal(1),
  libro: address,
  /** False where it was there, and was only brought up to date. */
  creado: z.boolean(),
  envian: z.array(z.string()),
  leen: z.array(z.string()),
});

export const libroEstado = z.object({
  v: z.literal(1),
  libro: address,
  /** Of the schema that lies there; 0 where there is none. */
  version: z.int(),
  version_propia: z.int(),
  derechos: z.enum(firmRights),
  /** How long what is settled is kept, such as `5a`; null for ever. */
  retencion: z.object({ comprobantes: z.string().nullable(), capturas: z.string().nullable() }),
  /** How many stand in which state. */
  solicitudes: z.record(z.string(), z.int()),
  conectados: z.array(z.object({ quien: z.string(), desde: z.iso.datetime() })),
});

export const libroTraer = z.object({
  v: z.literal(1),
  traidas: z.int(),
  conocidas: z.int(),
  en_uso: z.int(),
  /** Copies of tickets that the firm did not have, or only older ones of. */
  tickets: z.int(),
  /** Messages of mailboxes that the firm had not read. */
  mensajes: z.int(),
});
