import * as z from "zod";

export const estado = z.object({
  v: z.literal(1),
  perfil: z.object({ nombre: z.string(), canal: z.string() }).nullable(),
  sesion: z.object({ nombre: z.string(), caduca: z.iso.datetime() }).nullable(),
  por_enviar: z.int(),
  borradores: z.int(),
  /** Numbers of answered tickets, from the copies on this machine. */
  respondidos: z.array(z.string()),
  atencion: z.object({ abierta: z.boolean(), hasta: z.iso.datetime() }),
});
