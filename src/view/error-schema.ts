import * as z from "zod";
import { exitCodes } from "../errors/exit-codes.ts";

/** What every failure prints on standard error with `--json`. */
export const errorSchema = z.object({
  v: z.literal(1),
  error: z.object({
    codigo: z.string(),
    mensaje: z.string(),
    sugerencia: z.string(),
    /** The code of what failed in the network or the system, such as `ECONNREFUSED` or `HTTP 503`. */
    motivo: z.string().optional(),
    detalles: z.array(
      z.object({ campo: z.string(), bandera: z.string().nullable(), mensaje: z.string() }),
    ),
    salida: z.literal(Object.values(exitCodes)),
  }),
});
