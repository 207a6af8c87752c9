import * as z from "zod";

/** What the JSON contract says of the evidence of a request, and the ledger keeps of it. */
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
