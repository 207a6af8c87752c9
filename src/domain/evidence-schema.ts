import * as z from "zod";
import {
  clockStates,
  convertedKinds,
  hiddenPatterns,
  reductions,
  type CaptureClock,
  type HiddenBox,
} from "./evidence.ts";

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

/** A part of a capture that the document shows in black, in pixels of the upright picture. */
const hiddenSchema = z.object({
  x: z.int(),
  y: z.int(),
  ancho: z.int(),
  alto: z.int(),
  /** The kind of text that was found there; null where the operator named the place. */
  patron: z.enum(hiddenPatterns).nullable(),
});

/** The same as the JSON output has it. */
export function hiddenJson({
  left,
  top,
  right,
  bottom,
  pattern,
}: HiddenBox): z.output<typeof hiddenSchema> {
  return { x: left, y: top, ancho: right - left, alto: bottom - top, patron: pattern ?? null };
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
      /** When `mesa` itself took it, in Guayaquil's time: `2026-11-19 08:14:00`; left out where it did not. */
      tomada: z.string().optional(),
      /** What the file is where the document shows a PNG made of it; left out where it is PNG or JPEG. */
      convertida_de: z.enum(convertedKinds).optional(),
      /** How the picture was made smaller, since the document was too large; left out where it was not. */
      reducida: z
        .object({ modo: z.enum(reductions), bytes: z.int(), ancho: z.int(), alto: z.int() })
        .optional(),
      /**
       * The image's data as they lie in the document, where they are not those of the file, to which
       * `bytes` and `sha256` belong.
       */
      mostrada: z.object({ bytes: z.int(), sha256: z.string() }).optional(),
      /** What was hidden; left out where nothing was. */
      ocultado: z.array(hiddenSchema).optional(),
    }),
  ),
});
