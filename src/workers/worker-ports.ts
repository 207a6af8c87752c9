import type { MessagePort } from "node:worker_threads";
import type { Workshop } from "../ports/document-workers.ts";

/** What a worker is started with. */
export interface WorkshopData {
  /** The ledger's. */
  readonly folder: string;
  readonly ports: Readonly<Record<keyof Workshop, MessagePort>>;
}
