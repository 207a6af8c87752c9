import * as z from "zod/mini";
import { parseJson } from "../../domain/parse-json.ts";
import type { Intent } from "../../ports/ledger.ts";

/** The attached file from which a request is read back as it was sent. */
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

/** Parses a record; undefined when the text is none that `writeRecord` wrote. */
export function readRecord(text: string): RequestRecord | undefined {
  const parsed = record.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

/**
 * RT stores no idempotency key with a message, so a signature below the text holds it (RFC 3676
 * §4.3).
 */
const keySignature = /\r?\n-- \r?\nmesa (\S+)\s*$/;

export function withKeySignature(text: string, key: string): string {
  return `${text}\n-- \nmesa ${key}`;
}

/** Splits a message's text from the key in its signature, if it has one. */
export function readKeySignature(text: string): { readonly text: string; readonly key?: string } {
  const [signature = "", key] = keySignature.exec(text) ?? [];
  if (key === undefined) return { text };
  // It stands at the end.
  return { text: text.slice(0, -signature.length), key };
}
