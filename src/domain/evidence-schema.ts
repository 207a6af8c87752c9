import * as z from "zod";
import { clockStates, type CaptureClock } from "./evidence.ts";

/** Whether the declared date and time can be seen in a capture. */
export const clockSchema = z.object({
  estado: z.enum(clockStates),
  fecha: z.string().nullable(),
  hora: z.string().nullable(),
  confianza: z.number().nullable(),
});

/** The same as the JSON output has it; a capture that nobody looked at is `sin_comprobar`. */
export function clockJson(clock: CaptureClock | undefined): z.output<typeof clockSchema> {
  return {
    estado: clock?.state ?? "sin_comprobar",
    fecha: clock?.day ?? null,
    hora: clock?.time ?? null,
    confianza: clock?.confidence ?? null,
  };
}

/** The evidence of a request, as the JSON output has it and the ledger keeps it. */
export const evidenceSchema = z.object({
  archivo: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  capturas: z.array(
    z.object({
      nombre: z.string(),
      leyenda: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      ancho: z.int(),
      alto: z.int(),
      /** Left out by older versions. */
      reloj: clockSchema.optional(),
    }),
  ),
});
