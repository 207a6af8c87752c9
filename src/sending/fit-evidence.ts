import { MesaError } from "../errors/mesa-error.ts";
import type { Advice, Capture, EvidenceDocument } from "../domain/evidence.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { EvidenceSummary } from "../ports/ledger.ts";

/** How large a document of captures may become, and what is done where it is larger. */
export interface SizeLimit {
  readonly maxBytes: number;
  /** A number of bytes as people read it. */
  readonly inWords: (bytes: number) => string;
  /** Says that pictures are going to be made smaller, and asks where that can be; false to do without. */
  readonly mayReduce: (document: {
    readonly bytes: number;
    readonly maxBytes: number;
  }) => Promise<boolean>;
  /** Captures with smaller pictures. @param excess  bytes that are too many */
  readonly reduce: (captures: readonly Capture[], excess: number) => Promise<readonly Capture[]>;
}

/**
 * Makes the document; where it is too large and that is agreed to, once more with smaller pictures.
 *
 * @param limit  undefined for any size
 * @throws MesaError `evidencia-excede`, and what making a document throws
 */
export async function buildWithin(
  request: Parameters<EvidenceDocuments["build"]>[0],
  path: string,
  limit: SizeLimit | undefined,
  documents: Pick<EvidenceDocuments, "build">,
): Promise<EvidenceDocument> {
  const first = await documents.build(request, path);
  if (limit === undefined || first.bytes <= limit.maxBytes) return first;
  const { maxBytes } = limit;
  const tooLarge = ({ bytes }: EvidenceDocument, caso: string): MesaError =>
    new MesaError("evidencia-excede", {
      params: { pesa: limit.inWords(bytes), maximo: limit.inWords(maxBytes), caso },
    });
  const agreed = await limit.mayReduce({ bytes: first.bytes, maxBytes });
  if (!agreed) throw tooLarge(first, "entera");
  const captures = await limit.reduce(first.captures, first.bytes - maxBytes);
  const second = await documents.build({ ...request, captures }, path);
  if (second.bytes > maxBytes) throw tooLarge(second, "reducida");
  return second;
}

/** What was made smaller in a document, as advice. */
export function reductionAdvice(evidence: EvidenceSummary | null): readonly Advice[] {
  return (evidence?.capturas ?? []).flatMap(({ nombre, reducida }) => {
    if (reducida === undefined) return [];
    const { modo, ancho, alto } = reducida;
    const params = { archivo: nombre, causa: `reducida-${modo}`, ancho, alto };
    return [{ field: "capturas", code: "captura-reducida", params }];
  });
}
