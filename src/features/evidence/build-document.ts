import * as z from "zod";
import { readEventMoment } from "../../forms/event-moment.ts";
import type { Catalogs } from "../../catalogs/catalogs.ts";
import type { Advice, EvidenceDocument } from "../../domain/evidence.ts";
import { usualMargin } from "../../domain/judge-clock.ts";
import { guayaquilInstant, parseDay, parseTimeOfDay } from "../../domain/guayaquil-time.ts";
import { writtenDay } from "../../domain/written-day.ts";
import type { FormValues } from "../../domain/submission.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { withHidden } from "../../forms/hidden-parts.ts";
import { capture, type CaptureAnswer } from "../../forms/field-schemas.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import type { EvidenceDocuments } from "../../ports/documents.ts";
import type { ImageReader } from "../../ports/image-reader.ts";
import { buildWithin, reductionAdvice, type SizeLimit } from "../../sending/fit-evidence.ts";
import { summarizeEvidence } from "../../sending/summarize-evidence.ts";
import { verifyClocks } from "../../sending/verify-clocks.ts";
import { collectEvidence } from "../../sending/collect-evidence.ts";
import { adviseUnshown } from "../../sending/unshown-text.ts";
import { coverFacts } from "../../sending/cover-facts.ts";

export interface DocumentRequest {
  /** Parts that captures are to hide, as `--ocultar` and `--ocultar-patron` name them. */
  readonly hide: readonly string[];
  /** Answers of a form, which fill the cover; may be empty. */
  readonly data: RawAnswers;
  /** Captures to use instead of the form's own; empty for those of the form. */
  readonly captures: readonly CaptureAnswer[];
  /** Absolute path of the document. */
  readonly output: string;
  readonly now: Date;
  readonly catalogs: Catalogs;
  /** Reads the clocks of captures; undefined where there is none. */
  readonly reader: ImageReader | undefined;
  /** Why captures are used although their clocks show another time. */
  readonly reason: string | undefined;
  /** How large the document may become. */
  readonly size: SizeLimit;
}

/**
 * Makes the evidence document of some captures without sending anything.
 *
 * @throws MesaError `evidencia-invalida` with the problems of all files
 */
export async function buildDocument(
  { data, captures, hide, output, now, catalogs, reader, reason, size }: DocumentRequest,
  documents: EvidenceDocuments,
): Promise<{ readonly document: EvidenceDocument; readonly advice: readonly Advice[] }> {
  const own = z.array(capture).safeParse(data["capturas"]);
  const named = captures.length > 0 ? captures : own.success ? own.data : [];
  const chosen = named.length === 0 ? named : withHidden(named, hide);
  const files = await collectEvidence(chosen, [], documents, () => Promise.resolve(reader));
  const problems = [...files.problems];
  if (chosen.length === 0) problems.push({ field: "capturas", code: "falta" });
  if (files.document !== undefined)
    problems.push({ field: "capturas", code: "captura-pdf-mezclado" });
  if (problems.length > 0) throw new MesaError("evidencia-invalida", { problems });
  const datos = written(readEventMoment(data, now).answers);
  const { fecha, hora } = datos;
  const timed =
    typeof fecha === "string" &&
    typeof hora === "string" &&
    parseDay(fecha) !== undefined &&
    parseTimeOfDay(hora) !== undefined;
  const declared = timed ? { day: fecha, time: hora } : undefined;
  const question = { declared, margin: usualMargin, reason };
  // Without a moment there is nothing to hold a clock against.
  const looked = await verifyClocks(files.captures, question, timed ? reader : undefined);
  const other = looked.flatMap(({ problem }) => problem ?? []);
  if (other.length > 0) throw new MesaError("evidencia-invalida", { problems: other });
  // A consultation has a motivo; an incident has none.
  const tipo = datos["motivo"] === undefined ? "incidente" : "consulta";
  const request = {
    title: "Evidencia del incidente",
    facts: coverFacts(tipo, datos, catalogs),
    captures: looked.map(({ capture }) => capture),
    event: timed ? `${writtenDay(fecha)} ${hora}` : undefined,
    date: timed ? guayaquilInstant(fecha, hora) : now,
  };
  const unshown = await adviseUnshown(datos, files.captures, documents);
  const document = await buildWithin(request, output, size, documents);
  const reduced = reductionAdvice(summarizeEvidence(document));
  return {
    document,
    advice: [...files.advice, ...looked.flatMap(({ advice }) => advice), ...unshown, ...reduced],
  };
}

const answer = z.union([z.string(), z.array(z.string())]);

/** The answers that are text or lists of text; nothing has checked the others yet. */
function written(data: RawAnswers): FormValues {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const parsed = answer.safeParse(value);
      return parsed.success ? [[name, parsed.data] as const] : [];
    }),
  );
}
