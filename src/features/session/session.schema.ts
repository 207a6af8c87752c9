import * as z from "zod";

/** Of `sesion iniciar` and `sesion estado`. */
export const session = z.object({
  v: z.literal(1),
  perfil: z.string(),
  canal: z.string(),
  sesion: z.object({
    ruc: z.string().nullable(),
    usuario: z.string(),
    nombre: z.string(),
    caduca: z.iso.datetime(),
  }),
  secreto: z
    .object({
      lugar: z.enum(["sistema", "archivo"]),
      donde: z.string(),
      contrasena: z.boolean(),
    })
    .nullable(),
});

export const sesionCerrar = z.object({ v: z.literal(1), perfil: z.string(), cerrada: z.boolean() });

export const registro = z.object({
  v: z.literal(1),
  perfil: z.string(),
  cuenta: z.object({ ruc: z.string().nullable(), usuario: z.string(), nombre: z.string() }),
});
