import * as z from "zod";

export const correoMuestra = z.object({
  v: z.literal(1),
  archivo: z.object({ ruta: z.string(), bytes: z.int() }),
  mensaje: z.string(),
});
