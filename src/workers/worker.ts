import { workerData } from "node:worker_threads";
import { createEvidenceDocuments } from "../evidence/evidence-documents.ts";
import { createFileStore } from "../ledger/file-store.ts";
import { serveOver } from "./document-worker.ts";
import type { DocumentWorkerData } from "./worker-ports.ts";

/** The worker thread's program. */
const { folder, ports }: DocumentWorkerData = workerData;
const room = createEvidenceDocuments();
const files = createFileStore(folder);

serveOver(ports.checkCapture, room.checkCapture);
serveOver(ports.checkAttachment, room.checkAttachment);
serveOver(ports.build, room.build);
serveOver(ports.keepFile, files.keep);
serveOver(ports.adoptFile, files.adopt);
