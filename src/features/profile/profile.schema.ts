import * as z from "zod";
import { capabilitiesSchema, rtSettingsSchema } from "../../view/channel-schemas.ts";

/** A profile's mailbox. */
const mailbox = z.object({
  direccion: z.string(),
  mesa: z.string(),
  smtp: z.string(),
  imap: z.string(),
  acceso: z.enum(["contrasena", "xoauth2"]),
  dominios: z.array(z.string()).optional(),
  patrones: z.array(z.string()).optional(),
});

const profile = z.object({
  nombre: z.string(),
  canal: z.string(),
  url: z.string().nullable(),
  ruc: z.string().nullable(),
  usuario: z.string().nullable(),
  buzon: mailbox.optional(),
  rt: rtSettingsSchema.optional(),
  canal_alterno: z.string().optional(),
  operador: z.record(z.string(), z.string()),
});

export const iniciar = z.object({
  v: z.literal(1),
  perfil: profile,
  conexion: z.enum(["bien", "falla"]),
  sesion: z.nullable(
    z.object({
      ruc: z.nullable(z.string()),
      usuario: z.string(),
      nombre: z.string(),
      caduca: z.string(),
    }),
  ),
});

export const perfilListar = z.object({
  v: z.literal(1),
  perfil_actual: z.string().nullable(),
  perfiles: z.array(profile),
});

export const perfilCrear = z.object({ v: z.literal(1), perfil: profile });

export const perfilVer = z.object({
  v: z.literal(1),
  perfil: profile,
  capacidades: capabilitiesSchema,
});

export const perfilUsar = z.object({
  v: z.literal(1),
  perfil_actual: z.string(),
  archivo: z.string().nullable(),
});

export const perfilBorrar = z.object({ v: z.literal(1), borrado: z.string() });

export const perfilProbar = z.object({
  v: z.literal(1),
  perfil: z.string(),
  canal: z.string(),
  conexion: z.literal("bien"),
  prueba: z
    .object({ de: z.string(), para: z.string(), recibida: z.boolean(), copia: z.boolean() })
    .nullable(),
});
