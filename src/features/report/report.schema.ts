import * as z from "zod";

/** How a time is spread over the cases that have it; seconds. */
const spread = z.object({
  casos: z.int(),
  mediana: z.int(),
  p90: z.int(),
  p95: z.int(),
  maximo: z.int(),
});
const spreads = z.object({ transcurrido: spread.nullable(), habil: spread.nullable() });
const group = z.object({ grupo: z.string(), tickets: z.int(), respuesta: spreads, fin: spreads });

export const ticketExportar = z.object({
  v: z.literal(1),
  archivo: z.string().nullable(),
  formato: z.enum(["csv", "xlsx", "json", "html"]),
  tickets: z.int(),
});

export const ticketEstadisticas = z.object({
  v: z.literal(1),
  perfil: z.string(),
  desde: z.iso.date(),
  hasta: z.iso.date(),
  total: group,
  por_tipo: z.array(group),
  por_mes: z.array(group),
});
