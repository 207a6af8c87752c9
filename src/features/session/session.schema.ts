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
    /** What an issuer of tokens allows (OAuth 2.0). */
    permiso: z
      .object({
        emisor: z.string(),
        cliente: z.string(),
        alcances: z.array(z.string()),
        desde: z.iso.datetime(),
      })
      .nullable(),
  }),
  secreto: z
    .object({
      lugar: z.enum(["sistema", "archivo"]),
      donde: z.string(),
      contrasena: z.boolean(),
    })
    .nullable(),
});

export const sesionCerrar = z.object({
  v: z.literal(1),
  perfil: z.string(),
  cerrada: z.boolean(),
  /** True where the issuer of tokens offers no way to take its permission back. */
  permiso_vigente: z.boolean(),
});

export const registro = z.object({
  v: z.literal(1),
  perfil: z.string(),
  cuenta: z.object({ ruc: z.string().nullable(), usuario: z.string(), nombre: z.string() }),
});
