import { readFileSync } from "node:fs";
import { parseJson } from "../../src/domain/parse-json.ts";
import * as z from "zod";

const expected = {
  clase: z.string(),
  estado: z.array(z.string()).optional(),
  nunca: z.array(z.string()).optional(),
  numero: z.string().nullable().optional(),
  mensajes: z.number().optional(),
};
const schema = z.object({
  acerca: z.object({ propio: z.string(), mesa: z.string(), asunto_nuestro: z.string() }),
  frases: z.array(z.object({ ...expected, texto: z.string(), automatico: z.boolean() })),
  asuntos: z.array(
    z.object({ clase: z.string(), asunto: z.string(), numero: z.string().nullable() }),
  ),
  citas: z.array(
    z.object({
      clase: z.string(),
      archivo: z.string(),
      propio: z.string().nullable(),
      contiene: z.string().optional(),
      no_contiene: z.string().optional(),
    }),
  ),
  mensajes: z.array(
    z.object({
      ...expected,
      archivo: z.string(),
      automatico: z.boolean().optional(),
      texto: z.string().optional(),
      motivo: z.string().optional(),
      visible: z.boolean().optional(),
      rebote: z.boolean().optional(),
    }),
  ),
  escenas: z.array(
    z.object({
      clase: z.string(),
      asuntos_nuestros: z.array(z.string()),
      mensajes: z.array(
        z.object({
          responde_a: z.number().nullable().optional(),
          asunto: z.string().optional(),
          texto: z.string().optional(),
          de: z.string().optional(),
          sin_id: z.boolean().optional(),
          archivo: z.string().optional(),
        }),
      ),
      debe: z.record(z.string(), z.object({ ...expected, clase: z.string().optional() })),
    }),
  ),
  confianza: z.array(
    z.object({
      nombre: z.string(),
      authentication_results: z.string(),
      de: z.string(),
      debe: z.array(z.string()),
    }),
  ),
});

/** Mail of the kinds that real desks write, each with what has to be read out of it. */
export const mailCases = schema.parse(
  parseJson(readFileSync("test/fixtures/correo/verdad.json", "utf8")),
);
