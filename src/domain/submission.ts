/** A UUIDv7 (RFC 9562) made by us: sortable by time, and the default idempotency key. */
export type SubmissionId = string;

/** A caller's own idempotency key. It is sent in a header, so it is visible ASCII only (RFC 9110 §5.5). */
export const callerKey = /^[\x21-\x7e]{1,200}$/;

/** Form fields as they are sent to the desk, without files. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export const mediaTypes = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
} as const;
export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes];

/** A file of a request. */
export interface SubmissionFile {
  readonly clase: "evidencia" | "adjunto";
  /** The name under which the desk gets it. */
  readonly nombre: string;
  /** Absolute path of the copy that is sent. */
  readonly ruta: string;
  /** Decided by content. */
  readonly tipo: MediaType;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}
