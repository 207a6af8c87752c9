import * as z from "zod";

/** Of the four commands that list entries. */
export const catalogEntries = z.object({
  v: z.literal(1),
  catalogo: z.string(),
  entradas: z.array(
    z.looseObject({
      nombre: z.string(),
      verificado: z.boolean(),
      fuente: z.array(z.string()),
      propia: z.boolean(),
    }),
  ),
});

export const catalogoImportar = z.object({
  v: z.literal(1),
  catalogo: z.string(),
  modo: z.enum(["ampliar", "reemplazar"]),
  importadas: z.int(),
  propias: z.int(),
});

export const catalogoQuitar = z.object({ v: z.literal(1), catalogo: z.string(), propias: z.int() });
