import * as z from "zod";
import { formIds } from "./ticket.ts";

/** A ticket's summary as it is stored and shown; in a file of its own, so that few modules load zod. */
export const ticketSchema = z.object({
  numero: z.string(),
  tipo: z.enum(formIds),
  estado: z.string(),
  unidad: z.string(),
  funcionario: z.string().nullable(),
  asunto: z.string(),
  creado: z.iso.datetime(),
  actualizado: z.iso.datetime(),
  sigue_a: z.string().nullable(),
  segun: z.string().exactOptional(),
  solicitud: z.string().exactOptional(),
  confirmado: z.enum(["operador", "mensaje"]).exactOptional(),
  archivo: z.string().exactOptional(),
});
