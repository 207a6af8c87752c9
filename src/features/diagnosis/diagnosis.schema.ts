import * as z from "zod";

export const diagnostico = z.object({
  v: z.literal(1),
  bien: z.boolean(),
  revisiones: z.array(
    z.object({
      que: z.string(),
      estado: z.enum(["bien", "aviso", "mal"]),
      detalle: z.string(),
      remedio: z.string().nullable(),
    }),
  ),
});
