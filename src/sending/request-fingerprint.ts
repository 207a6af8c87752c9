import { createHash } from "node:crypto";
import { plainText } from "../domain/likeness.ts";
import type { FormId, TicketNumber } from "../domain/ticket.ts";

/** What a request is about, whoever keeps it: our journal or the desk. */
export interface RequestFingerprint {
  /** Equal for requests that may be repeats of one another at all: form, place, operator, case. */
  readonly scope: string;
  readonly text: string;
  /** SHA-256 of both: equal for a repeat, whatever its hour, captures or spelling of accents. */
  readonly digest: string;
}

/** Operator, screen or motivo, and number of the procedure: with another one it is another case. */
const scopeFields = ["identificacion", "pantalla", "motivo", "asunto", "tramite"] as const;
const textFields = ["descripcion", "consulta"] as const;

export function requestFingerprint(request: {
  readonly tipo: FormId;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly sigueA: TicketNumber | null;
}): RequestFingerprint {
  const plain = (field: string): string => {
    const value = request.datos[field];
    return typeof value === "string" ? plainText(value) : "";
  };
  const scope = JSON.stringify([request.tipo, request.sigueA, ...scopeFields.map(plain)]);
  const text = textFields.map(plain).join(" ").trim();
  return { scope, text, digest: createHash("sha256").update(`${scope}\n${text}`).digest("hex") };
}
