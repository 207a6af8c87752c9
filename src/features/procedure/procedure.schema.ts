import * as z from "zod";
import { volumeSeries } from "../../domain/volumes.ts";
import { procedureSections } from "../../catalogs/procedure.ts";

const figures = { quejas: z.int(), atenciones: z.int(), por_mil: z.number() };
const change = z.number().nullable();

const attendance = z.object({
  abierta: z.boolean(),
  cambia: z.iso.datetime(),
  feriado: z.string().nullable(),
});

export const guia = z.object({
  v: z.literal(1),
  via: z.enum(["incidente", "consulta", "telefono"]),
  orden: z.string().nullable(),
  telefono: z.string(),
  atencion: attendance,
  envio: z.record(z.string(), z.unknown()).nullable(),
});

export const tramite = z.object({
  v: z.literal(1),
  nombre: z.string(),
  institucion: z.string(),
  descripcion: z.array(z.string()),
  secciones: z.array(
    z.object({
      seccion: z.enum(procedureSections),
      titulo: z.string(),
      parrafos: z.array(z.string()),
    }),
  ),
  contacto: z.object({ dependencia: z.string(), correo: z.string(), telefono: z.string() }),
  atencion: attendance,
});

export const transparencia = z.object({
  v: z.literal(1),
  fuente: z.string(),
  desde: z.string().nullable(),
  hasta: z.string().nullable(),
  totales: z.object({ meses: z.int(), ...figures }),
  anios: z.array(z.object({ anio: z.string(), meses: z.int(), ...figures, interanual: change })),
  meses: z.array(z.object({ mes: z.string(), ...figures, interanual: change })),
  destacados: z.array(
    z.object({
      mes: z.string(),
      serie: z.enum(volumeSeries),
      valor: z.number(),
      clase: z.enum(["maximo", "minimo", "atipico"]),
    }),
  ),
});
