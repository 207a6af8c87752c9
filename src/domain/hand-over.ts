import * as z from "zod";

/** A request that was written to a file, for a person to send it by hand. */
export const handOverSchema = z.object({
  /** Absolute path of the message; empty where it is not known. */
  archivo: z.string(),
  /** Of the message as it was written; lower-case hexadecimal, or empty. */
  sha256: z.string(),
  /** When it was written; UTC, ISO 8601. */
  fecha: z.string(),
  /** How it is known that it was sent; left out until that is known. */
  confirmada: z
    .object({
      /** `operador`: the operator says so. `mensaje`: the sent message, or an answer to it, was imported. */
      por: z.enum(["operador", "mensaje"]),
      /** When it was sent, as far as that is known; UTC, ISO 8601. */
      fecha: z.string(),
    })
    .exactOptional(),
});

export type HandOver = Readonly<z.output<typeof handOverSchema>>;
