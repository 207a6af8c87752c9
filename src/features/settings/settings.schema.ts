import * as z from "zod";

export const configVer = z.object({
  v: z.literal(1),
  ajustes: z.array(
    z.object({
      clave: z.string(),
      valor: z.string().nullable(),
      origen: z.enum(["bandera", "ambiente", "proyecto", "configuracion", "perfil", "omision"]),
      donde: z.string().nullable(),
    }),
  ),
});

export const configPoner = z.object({ v: z.literal(1), clave: z.string(), valor: z.string() });

export const configQuitar = z.object({ v: z.literal(1), clave: z.string(), valor: z.null() });
