import { MesaError } from "../errors/mesa-error.ts";
import type { Advice, EvidenceDocument } from "../domain/evidence.ts";
import type { EvidenceDocuments, EvidenceRequest } from "../ports/documents.ts";
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
}

/**
 * Makes the document; where it is too large and that is agreed to, once more with smaller pictures.
 *
 * @param limit  undefined for any size
 * @throws MesaError `evidencia-excede`, and what making a document throws
 */
export async function buildWithin(
  request: EvidenceRequest,
  path: string,
  limit: SizeLimit | undefined,
  documents: Pick<EvidenceDocuments, "build" | "buildSmaller">,
): Promise<EvidenceDocument> {
  const first = await documents.build(request, path, limit?.maxBytes);
  if (limit === undefined || first.bytes <= limit.maxBytes) return first;
  const { maxBytes } = limit;
  const tooLarge = ({ bytes }: EvidenceDocument, caso: string): MesaError =>
    new MesaError("evidencia-excede", {
      params: { pesa: limit.inWords(bytes), maximo: limit.inWords(maxBytes), caso },
    });
  const agreed = await limit.mayReduce({ bytes: first.bytes, maxBytes });
  if (!agreed) throw tooLarge(first, "entera");
  const made = { ...request, captures: first.captures };
  const goal = { excess: first.bytes - maxBytes, maxBytes };
  const second = await documents.buildSmaller(made, path, goal);
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
