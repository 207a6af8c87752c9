import type { CheckedFile, EvidenceDocument } from "./evidence.ts";
import type { FormId, TicketNumber } from "./ticket.ts";

/** A UUIDv7 (RFC 9562): made by us, sortable by time, the default idempotency key. */
export type SubmissionId = string & { readonly __brand: "SubmissionId" };

/** Form fields as they go to the desk: files are not among them. */
export type FormData = Readonly<Record<string, string | readonly string[]>>;

/** A file of the request, as it lies in our own store. */
export interface SubmissionFile {
  readonly clase: "evidencia" | "adjunto";
  /** The name the desk gets. */
  readonly nombre: string;
  /** Absolute path of our own copy, or of the original while it is only being rehearsed. */
  readonly ruta: string;
  /** Media type, told by content. */
  readonly tipo: "application/pdf" | "image/png" | "image/jpeg";
  readonly bytes: number;
  readonly sha256: string;
}

/** A request complete and checked, before it has been given to any channel. */
export interface Submission {
  readonly id: SubmissionId;
  readonly tipo: FormId;
  readonly datos: FormData;
  readonly evidencia: EvidenceDocument | undefined;
  readonly adjuntos: readonly CheckedFile[];
  readonly archivos: readonly SubmissionFile[];
  readonly sigueA: TicketNumber | undefined;
  /** Our own time, UTC ISO 8601. */
  readonly creada: string;
  /** `id`, or the caller's `--clave`. */
  readonly clave: string;
}
