import * as z from "zod";
import { ticketSchema } from "../../domain/ticket-schema.ts";
import { ciOutcomes } from "./ci-result.view.ts";

const report = z.object({
  resultado: z.enum(ciOutcomes),
  pruebas: z.object({ total: z.int(), fallan: z.int(), omitidas: z.int() }),
  huella: z.string().nullable(),
  ticket: ticketSchema.nullable(),
  nota: z.boolean(),
  informes: z.array(z.string()),
  fallas: z.array(z.object({ suite: z.string(), prueba: z.string(), mensaje: z.string() })),
  advertencias: z.array(
    z.object({
      codigo: z.string(),
      informe: z.string().nullable(),
      detalle: z.string(),
      mensaje: z.string(),
    }),
  ),
  recuperados: z.array(z.object({ ticket: ticketSchema, nota: z.boolean(), cerrado: z.boolean() })),
  envio: z.record(z.string(), z.unknown()).nullable(),
  problema: z.object({ codigo: z.string(), mensaje: z.string() }).nullable(),
});

export const ciReportar = report.extend({ v: z.literal(1) });

export const ciEjecutar = z.object({
  v: z.literal(1),
  codigo: z.int(),
  reporte: report.nullable(),
});
