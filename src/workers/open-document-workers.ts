import { MessageChannel, Worker } from "node:worker_threads";
import type { DocumentWorkers } from "../ports/document-workers.ts";
import { askOver } from "./document-worker.ts";
import type { DocumentWorkerData } from "./worker-ports.ts";

/** A documentWorkers in a thread of its own. */
interface OpenDocumentWorkers extends DocumentWorkers {
  readonly close: () => Promise<unknown>;
}

/**
 * Starts a thread that reads, draws and writes while this one sends: of a row's time most is its
 * document's (docs/decisions/0012-batches.md).
 *
 * @param program  the bundle of `worker.ts`
 * @param folder  the ledger's, where requests' files are kept
 */
export function openDocumentWorkers(program: string, folder: string): OpenDocumentWorkers {
  const channels = {
    checkCapture: new MessageChannel(),
    checkAttachment: new MessageChannel(),
    build: new MessageChannel(),
    keepFile: new MessageChannel(),
    adoptFile: new MessageChannel(),
  };
  const workerData: DocumentWorkerData = {
    folder,
    ports: {
      checkCapture: channels.checkCapture.port2,
      checkAttachment: channels.checkAttachment.port2,
      build: channels.build.port2,
      keepFile: channels.keepFile.port2,
      adoptFile: channels.adoptFile.port2,
    },
  };
  const worker = new Worker(program, {
    workerData,
    transferList: Object.values(workerData.ports),
  });
  let reason = new Error("the documentWorkers's thread has ended");
  worker.on("error", (error) => (reason = error));
  const why = (): Error => reason;
  return {
    checkCapture: askOver(channels.checkCapture.port1, why),
    checkAttachment: askOver(channels.checkAttachment.port1, why),
    build: askOver(channels.build.port1, why),
    keepFile: askOver(channels.keepFile.port1, why),
    adoptFile: askOver(channels.adoptFile.port1, why),
    close: () => worker.terminate(),
  };
}
