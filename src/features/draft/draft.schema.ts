import * as z from "zod";
import { submittedSchema } from "../request/request.schema.ts";

const time = z.iso.datetime();

const draft = z.object({
  id: z.string(),
  formulario: z.enum(["incidente", "consulta"]),
  perfil: z.string(),
  sigue_a: z.string().nullable(),
  creado: time,
  actualizado: time,
});

/** What the commands of `borrador` print with `--json`. */
export const draftSchemas: Readonly<Record<string, z.ZodType>> = {
  "borrador listar": z.object({ v: z.literal(1), borradores: z.array(draft) }),
  "borrador ver": z.object({
    v: z.literal(1),
    borrador: draft.extend({ datos: z.record(z.string(), z.unknown()) }),
  }),
  "borrador continuar": submittedSchema,
  "borrador borrar": z.object({ v: z.literal(1), borrado: z.string() }),
};
