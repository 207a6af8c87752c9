import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import type { Capture } from "../../domain/evidence.ts";
import { createGate } from "../../domain/gate.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import type { EvidenceSummary } from "../../ports/ledger.ts";
import type { SizeLimit } from "../../sending/fit-evidence.ts";
import { buildEvidence } from "../../sending/prepare-intent.ts";
import { summarizeEvidence } from "../../sending/summarize-evidence.ts";
import { chosenSize } from "../request/size-limit.call.ts";
import type { CheckedRow } from "./row-outcome.ts";
import { rowProblems } from "./send-batch.ts";

/**
 * The limit of the documents of a table's rows. Nobody can be asked about each: that images are made
 * smaller is said once, before the first one is.
 *
 * @throws MesaError `valor-invalido`
 */
export function rowSizeLimit(input: Input, call: Call): SizeLimit {
  const size = chosenSize(input, call);
  let isSaid = false;
  return {
    ...size,
    mayReduce({ maxBytes }) {
      if (input.flag("sin_comprimir")) return Promise.resolve(false);
      const maximo = size.inWords(maxBytes);
      if (!isSaid) call.note(`! ${call.translator.t("lote.se-reduce", { maximo })}`);
      isSaid = true;
      return Promise.resolve(true);
    },
  };
}

/** A checked row, and its evidence where making it had to show whether it fits. */
interface MeasuredRow {
  readonly checked: CheckedRow;
  readonly evidence: EvidenceSummary | null;
}

/**
 * Finds out what sending would make of the captures of a row. Documents that may exceed the limit are
 * made for it, one at a time, and not kept.
 *
 * @throws MesaError `valor-invalido`
 */
export function rowMeasure(
  input: Input,
  call: Call,
  evidence: EvidenceDocuments,
): (checked: CheckedRow) => Promise<MeasuredRow> {
  const { context } = call;
  const mayReduce = (): Promise<boolean> => Promise.resolve(!input.flag("sin_comprimir"));
  const size = { ...chosenSize(input, call), mayReduce };
  const needs = { evidence, clock: context.clock, catalogs: context.catalogs, size };
  const oneByOne = createGate(() => 1);
  let folder: Promise<string> | undefined;
  const place = async (): Promise<string> =>
    context.files.resolve(await (folder ??= context.temporaryFolder()), "evidencia.pdf");
  return async (checked) => {
    if (!checked.ok || maxDocumentBytes(checked.draft.files.captures) <= size.maxBytes)
      return { checked, evidence: null };
    try {
      const document = await oneByOne(() => buildEvidence(checked.draft, place, needs));
      return { checked, evidence: document === undefined ? null : summarizeEvidence(document) };
    } catch (error) {
      const problems = error instanceof MesaError ? rowProblems(error) : undefined;
      if (problems === undefined) throw error;
      return { checked: { ok: false, problems }, evidence: null };
    }
  };
}

/** A PNG with transparency is packed anew for the document, which takes at most so many times its bytes. */
const maxGrowth = 4;
const bytesPerPixel = 4;

/** Bytes that a document of captures hardly exceeds. */
function maxDocumentBytes(captures: readonly Capture[]): number {
  return captures.reduce((sum, { kind, bytes, width, height, convertedFrom }) => {
    if (convertedFrom !== undefined) return sum + width * height * bytesPerPixel;
    return sum + (kind === "png" ? bytes * maxGrowth : bytes);
  }, 0);
}
