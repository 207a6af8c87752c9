import * as z from "zod";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import { capabilitiesSchema } from "../../view/channel-schemas.ts";

/** A profile, with what each channel keeps in it. */
function profileSchema(profiles: ChannelProfiles) {
  const settings = Object.values(profiles).flatMap(({ shape }) => Object.entries(shape));
  return z.object({
    nombre: z.string(),
    canal: z.string(),
    url: z.string().nullable(),
    ruc: z.string().nullable(),
    usuario: z.string().nullable(),
    ...Object.fromEntries(settings),
    canal_alterno: z.string().optional(),
    operador: z.record(z.string(), z.string()),
  });
}

export const iniciar = (profiles: ChannelProfiles) =>
  z.object({
    v: z.literal(1),
    perfil: profileSchema(profiles),
    conexion: z.enum(["bien", "falla"]),
    sesion: z.nullable(
      z.object({
        ruc: z.nullable(z.string()),
        usuario: z.string(),
        nombre: z.string(),
        caduca: z.string(),
        permiso: z.nullable(z.record(z.string(), z.unknown())),
      }),
    ),
  });

export const perfilListar = (profiles: ChannelProfiles) =>
  z.object({
    v: z.literal(1),
    perfil_actual: z.string().nullable(),
    perfiles: z.array(profileSchema(profiles)),
  });

export const perfilCrear = (profiles: ChannelProfiles) =>
  z.object({ v: z.literal(1), perfil: profileSchema(profiles) });

export const perfilVer = (profiles: ChannelProfiles) =>
  z.object({
    v: z.literal(1),
    perfil: profileSchema(profiles),
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
