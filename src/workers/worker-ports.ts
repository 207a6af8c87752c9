import type { MessagePort } from "node:worker_threads";
import type { DocumentWorkers } from "../ports/document-workers.ts";

/** What a worker is started with. */
export interface DocumentWorkerData {
  /** The ledger's. */
  readonly folder: string;
  readonly ports: Readonly<Record<keyof DocumentWorkers, MessagePort>>;
}
