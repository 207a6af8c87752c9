import * as z from "zod";
import { evidenceSchema } from "../../domain/evidence-schema.ts";

const tableWarnings = z.array(z.object({ codigo: z.string(), mensaje: z.string() }));

/** Examples of days and hours in another notation, and how they were understood. */
const momentsRead = z.array(
  z.object({ fila: z.int(), columna: z.string(), valor: z.string(), leido: z.string() }),
);

/** Rows whose images are made smaller so that the desk takes them; the first 1000 are listed. */
const reducedRows = {
  reducidas: z.int(),
  filas_reducidas: z.array(
    z.object({
      fila: z.int(),
      evidencia: evidenceSchema,
      advertencias: z.array(
        z.object({ campo: z.string(), codigo: z.string(), mensaje: z.string() }),
      ),
    }),
  ),
};

export const lotePlantilla = z.object({
  v: z.literal(1),
  archivo: z.string(),
  formato: z.enum(["csv", "xlsx", "ndjson"]),
  columnas: z.array(z.string()),
});

export const loteValidar = z.object({
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
  momentos: momentsRead,
  advertencias: tableWarnings,
  ...reducedRows,
});

export const loteEnviar = z.object({
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
  momentos: momentsRead,
  advertencias: tableWarnings,
  ...reducedRows,
});
