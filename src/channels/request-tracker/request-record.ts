import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { Intent } from "../../ports/ledger.ts";

/** The file by which a request is read back as it was sent; the text is for people. */
export const recordName = "solicitud.json";

const record = z.object({
  v: z.literal(1),
  datos: z.record(z.string(), z.unknown()),
  archivos: z.array(z.object({ nombre: z.string(), bytes: z.number(), sha256: z.string() })),
});

export type RequestRecord = z.output<typeof record>;

export function writeRecord({ solicitud, clave, tipo, datos, sigue_a, archivos }: Intent): string {
  const files = archivos.map(({ ruta: _ruta, ...file }) => file);
  return JSON.stringify({ v: 1, solicitud, clave, tipo, datos, sigue_a, archivos: files }, null, 2);
}

/** Undefined where it is none of ours. */
export function readRecord(text: string): RequestRecord | undefined {
  const parsed = record.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}
