import type { Catalogs } from "../catalogs/catalogs.ts";
import { guayaquilInstant } from "../domain/guayaquil-time.ts";
import { writtenDay } from "../domain/written-day.ts";
import type { Attachment, EvidenceDocument } from "../domain/evidence.ts";
import {
  mediaTypes,
  type FormValues,
  type SubmissionFile,
  type SubmissionId,
} from "../domain/submission.ts";
import type { FormId, TicketNumber } from "../domain/ticket.ts";
import type { EvidenceDocuments } from "../ports/documents.ts";
import type { Intent, Ledger } from "../ports/ledger.ts";
import type { CollectedFiles } from "./collect-evidence.ts";
import { contentDigest } from "./content-digest.ts";
import { coverFacts } from "./cover-facts.ts";
import { buildWithin, type SizeLimit } from "./fit-evidence.ts";
import { requestFingerprint } from "./request-fingerprint.ts";
import { summarizeEvidence } from "./summarize-evidence.ts";

/** A request before it is recorded: the answers of its form and its checked files. */
export interface RequestDraft {
  readonly perfil: string;
  readonly canal: string;
  readonly tipo: FormId;
  readonly datos: FormValues;
  readonly files: CollectedFiles;
  readonly sigueA: TicketNumber | undefined;
  /** The caller's own idempotency key. */
  readonly clave: string | undefined;
}

export interface PrepareNeeds {
  readonly ledger: Pick<Ledger, "keepFile" | "scratchPath" | "adoptFile">;
  readonly evidence: Pick<EvidenceDocuments, "build" | "buildSmaller" | "writeAttachment">;
  /** How large the document of captures may become; any size where it is left out. */
  readonly size?: SizeLimit;
  readonly clock: () => Date;
  /** For the names that the cover gives to codes. */
  readonly catalogs: () => Promise<Catalogs>;
}

/**
 * Makes the one document of the captures and copies every file into the journal's folder, so that
 * the request can be sent even when the originals are gone. Nothing is recorded yet.
 */
export async function prepareIntent(
  id: SubmissionId,
  draft: RequestDraft,
  needs: PrepareNeeds,
): Promise<Intent> {
  const document = await buildEvidence(draft, () => needs.ledger.scratchPath(`${id}.pdf`), needs);
  const made = draft.files.document === undefined;
  const archivos: SubmissionFile[] = [];
  if (document !== undefined) {
    const keep = made ? needs.ledger.adoptFile : needs.ledger.keepFile;
    const file = evidenceFile(document);
    archivos.push({ ...file, ruta: await keep(file.ruta, file.sha256) });
  }
  for (const [index, file] of draft.files.attachments.entries()) {
    const ruta = await keepAttachment(file, `${id}-${index}`, needs);
    archivos.push({ ...attachedFile(file), ruta });
  }
  return {
    solicitud: id,
    perfil: draft.perfil,
    canal: draft.canal,
    clave: draft.clave ?? id,
    huella: contentDigest(draft),
    esencia: requestFingerprint({ ...draft, sigueA: draft.sigueA ?? null }).digest,
    tipo: draft.tipo,
    datos: draft.datos,
    archivos,
    evidencia: document === undefined ? null : summarizeEvidence(document),
    sigue_a: draft.sigueA ?? null,
    creada: needs.clock().toISOString(),
  };
}

/**
 * The ready-made document, or one made of the captures; undefined where there are neither.
 *
 * @param place  where it is written if it is made
 */
export async function buildEvidence(
  { datos, files, tipo }: RequestDraft,
  place: () => Promise<string>,
  { evidence, clock, catalogs, size }: Omit<PrepareNeeds, "ledger">,
): Promise<EvidenceDocument | undefined> {
  const given = files.document;
  if (given !== undefined) {
    return { ...given, name: "evidencia.pdf", pages: 0, captures: [] };
  }
  if (files.captures.length === 0) return undefined;
  const { fecha, hora } = datos;
  const event = typeof fecha === "string" && typeof hora === "string";
  const request = {
    title: tipo === "incidente" ? "Evidencia del incidente" : "Capturas de la consulta",
    facts: coverFacts(tipo, datos, await catalogs()),
    captures: files.captures,
    event: event ? `${writtenDay(fecha)} ${hora}` : undefined,
    date: event ? guayaquilInstant(fecha, hora) : clock(),
  };
  return await buildWithin(request, await place(), size, evidence);
}

function evidenceFile(document: EvidenceDocument): SubmissionFile {
  return {
    clase: "evidencia",
    nombre: document.name,
    ruta: document.path,
    tipo: mediaTypes.pdf,
    bytes: document.bytes,
    sha256: document.sha256,
  };
}

/** Copies an attachment into the journal's folder. @returns the path of the copy */
async function keepAttachment(
  file: Attachment,
  name: string,
  { ledger, evidence }: PrepareNeeds,
): Promise<string> {
  if (file.originalSha256 === undefined) return await ledger.keepFile(file.path, file.sha256);
  const path = await ledger.scratchPath(name);
  await evidence.writeAttachment(file, path);
  return await ledger.adoptFile(path, file.sha256);
}

function attachedFile(file: Attachment): SubmissionFile {
  return {
    clase: "adjunto",
    nombre: file.name,
    ruta: file.path,
    tipo: mediaTypes[file.kind],
    bytes: file.bytes,
    sha256: file.sha256,
  };
}
