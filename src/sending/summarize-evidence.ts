import { clockJson, hiddenJson } from "../domain/evidence-schema.ts";
import type { EvidenceDocument } from "../domain/evidence.ts";
import type { EvidenceSummary } from "../ports/ledger.ts";

/** A document and its captures in the terms of the JSON contract. */
export function summarizeEvidence(document: EvidenceDocument): EvidenceSummary {
  return {
    archivo: document.name,
    bytes: document.bytes,
    sha256: document.sha256,
    capturas: document.captures.map((one) => ({
      nombre: one.name,
      leyenda: one.caption,
      bytes: one.bytes,
      sha256: one.sha256,
      ancho: one.width,
      alto: one.height,
      reloj: clockJson(one.clock),
      ...(one.captured !== undefined && { tomada: one.captured }),
      ...(one.convertedFrom !== undefined && { convertida_de: one.convertedFrom }),
      ...(one.reduced !== undefined && {
        reducida: {
          modo: one.reduced.how,
          bytes: one.reduced.bytes,
          ancho: one.reduced.width,
          alto: one.reduced.height,
        },
      }),
      ...(one.shown?.sha256 !== undefined && {
        mostrada: { bytes: one.shown.bytes, sha256: one.shown.sha256 },
      }),
      ...(one.hidden !== undefined && { ocultado: one.hidden.map(hiddenJson) }),
    })),
  };
}
