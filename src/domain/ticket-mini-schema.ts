import * as z from "zod/mini";
import { deskTime } from "./desk-time.ts";
import { formIds } from "./ticket.ts";

/** A time as the desk told it; one that is none never costs the ticket, or the list it stands in. */
export const timeShape = z.pipe(z.string(), z.transform(deskTime));

/** A size in bytes; what is none counts as 0. */
const sizeShape = z.pipe(
  z.number(),
  z.transform((bytes) => (Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : 0)),
);

/**
 * A ticket from the network or the disk. Unknown keys are ignored, so that what a newer program wrote
 * can be read; missing or mistyped keys are errors.
 */
export const ticketShape = z.object({
  numero: z.string(),
  tipo: z.enum(formIds),
  estado: z.string(),
  unidad: z.string(),
  funcionario: z.nullable(z.string()),
  asunto: z.string(),
  creado: timeShape,
  actualizado: timeShape,
  sigue_a: z.nullable(z.string()),
  segun: z.exactOptional(z.string()),
  solicitud: z.exactOptional(z.string()),
});

const attachmentShape = z.object({
  id: z.string(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: sizeShape,
  sha256: z.string(),
});

export const messageShape = z.object({
  id: z.string(),
  de: z.string(),
  autor: z.optional(z.enum(["operador", "mesa"])),
  fecha: timeShape,
  texto: z.string(),
  adjuntos: z.array(attachmentShape),
});

/** A message as it was kept, with what a channel of ours has found out about it. */
const keptMessageShape = z.extend(messageShape, {
  automatico: z.exactOptional(z.boolean()),
  citado: z.exactOptional(z.string()),
  dudoso: z.exactOptional(z.string()),
  desaparecido: z.exactOptional(z.boolean()),
  ilegible: z.exactOptional(z.string()),
});

export const ticketDetailShape = z.extend(ticketShape, {
  datos: z.record(z.string(), z.unknown()),
  mensajes: z.array(messageShape),
  adjuntos: z.array(attachmentShape),
  cadena: z.array(z.string()),
});

/** A complete case as it was kept on this machine. */
export const keptDetailShape = z.extend(ticketDetailShape, {
  mensajes: z.array(keptMessageShape),
});
