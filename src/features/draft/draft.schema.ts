import * as z from "zod";

const time = z.iso.datetime();

const draft = z.object({
  id: z.string(),
  formulario: z.enum(["incidente", "consulta"]),
  perfil: z.string(),
  sigue_a: z.string().nullable(),
  creado: time,
  actualizado: time,
});

export const borradorListar = z.object({ v: z.literal(1), borradores: z.array(draft) });

export const borradorVer = z.object({
  v: z.literal(1),
  borrador: draft.extend({ datos: z.record(z.string(), z.unknown()) }),
});

export const borradorBorrar = z.object({ v: z.literal(1), borrado: z.string() });
