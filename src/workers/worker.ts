import { workerData } from "node:worker_threads";
import { createEvidenceDocuments } from "../evidence/evidence-documents.ts";
import { createFileStore } from "../ledger/file-store.ts";
import { serveOver, type DocumentWorkerData } from "./document-worker.ts";

/** The program of the worker thread. */
const { folder, converterPackages, ports }: DocumentWorkerData = workerData;
const documents = createEvidenceDocuments(async () =>
  converterPackages === undefined
    ? undefined
    : (await import("../imaging/open-converter.ts")).openConverter(converterPackages),
);
const files = createFileStore(folder);

serveOver(ports.checkCapture, documents.checkCapture);
serveOver(ports.checkAttachment, documents.checkAttachment);
serveOver(ports.nameFile, documents.nameFile);
serveOver(ports.writeAttachment, documents.writeAttachment);
serveOver(ports.unshown, documents.unshown);
serveOver(ports.build, documents.build);
serveOver(ports.buildSmaller, documents.buildSmaller);
serveOver(ports.keepFile, files.keep);
serveOver(ports.adoptFile, files.adopt);
