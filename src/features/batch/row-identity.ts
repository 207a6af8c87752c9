import type { EvidenceDocuments } from "../../ports/documents.ts";
import { contentDigest } from "../../sending/content-digest.ts";
import type { NamedRequest } from "../request/check-request.call.ts";
import type { CheckedRow } from "./row-outcome.ts";

/** A row whose answers were read. */
export interface RowReading {
  /** Checks its files, once. */
  readonly check: () => Promise<CheckedRow>;
  /** Names its files, which are not checked; undefined where only checked files tell it from other rows. */
  readonly name: (nameFile: EvidenceDocuments["nameFile"]) => Promise<NamedRequest | undefined>;
}

/** What a row is recorded by. */
export interface RowIdentity extends Omit<NamedRequest, "clave" | "files"> {
  readonly clave: string;
  /** The table gives the key. */
  readonly isOwnKey: boolean;
  /** SHA-256 of its content. */
  readonly huella: string;
}

/** Its key is its own or made of its content: equal content, equal key. */
export function rowIdentity(request: NamedRequest): RowIdentity {
  const { files: _files, ...about } = request;
  const huella = contentDigest(request);
  const isOwnKey = request.clave !== undefined;
  return { ...about, clave: request.clave ?? `lote-${huella.slice(0, 40)}`, isOwnKey, huella };
}
