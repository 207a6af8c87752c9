import * as z from "zod";

/** A profile's mailbox. */
export const mailboxSchema = z.object({
  direccion: z.string(),
  mesa: z.string(),
  smtp: z.string(),
  imap: z.string(),
  acceso: z.enum(["contrasena", "xoauth2"]),
  dominios: z.array(z.string()).optional(),
  patrones: z.array(z.string()).optional(),
});

/** What the commands around e-mail print with `--json`. */
export const mailSchemas: Readonly<Record<string, z.ZodType>> = {
  "perfil probar": z.object({
    v: z.literal(1),
    perfil: z.string(),
    canal: z.string(),
    conexion: z.literal("bien"),
    prueba: z
      .object({ de: z.string(), para: z.string(), recibida: z.boolean(), copia: z.boolean() })
      .nullable(),
  }),
};
