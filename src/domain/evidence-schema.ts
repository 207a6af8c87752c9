import * as z from "zod";

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
    }),
  ),
});
