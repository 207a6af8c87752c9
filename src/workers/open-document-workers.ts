import { MessageChannel, Worker } from "node:worker_threads";
import type { DocumentWorkers } from "../ports/documents.ts";
import type { ThreadProgram } from "../ports/program-files.ts";
import { askOver, type DocumentWorkerData } from "./document-worker.ts";

/** Document workers and what ends their thread. */
interface OpenDocumentWorkers extends DocumentWorkers {
  readonly close: () => Promise<unknown>;
}

/**
 * Starts a thread that checks files and makes documents while this one sends: most of a row's time
 * goes into its document (docs/decisions/0012-batches.md).
 *
 * @param program  the bundle of `worker.ts`
 */
export function openDocumentWorkers(
  program: ThreadProgram,
  { folder, converterPackages }: Pick<DocumentWorkerData, "folder" | "converterPackages">,
): OpenDocumentWorkers {
  const channels = {
    checkCapture: new MessageChannel(),
    checkAttachment: new MessageChannel(),
    nameFile: new MessageChannel(),
    writeAttachment: new MessageChannel(),
    unshown: new MessageChannel(),
    build: new MessageChannel(),
    buildSmaller: new MessageChannel(),
    keepFile: new MessageChannel(),
    adoptFile: new MessageChannel(),
  };
  const workerData: DocumentWorkerData = {
    folder,
    converterPackages,
    ports: {
      checkCapture: channels.checkCapture.port2,
      checkAttachment: channels.checkAttachment.port2,
      nameFile: channels.nameFile.port2,
      writeAttachment: channels.writeAttachment.port2,
      unshown: channels.unshown.port2,
      build: channels.build.port2,
      buildSmaller: channels.buildSmaller.port2,
      keepFile: channels.keepFile.port2,
      adoptFile: channels.adoptFile.port2,
    },
  };
  const worker = new Worker(program.script, {
    eval: program.isSource,
    argv: [...program.words],
    workerData,
    transferList: Object.values(workerData.ports),
  });
  let reason = new Error("the document workers' thread has ended");
  worker.on("error", (error) => (reason = error));
  const why = (): Error => reason;
  return {
    checkCapture: askOver(channels.checkCapture.port1, why),
    checkAttachment: askOver(channels.checkAttachment.port1, why),
    nameFile: askOver(channels.nameFile.port1, why),
    writeAttachment: askOver(channels.writeAttachment.port1, why),
    unshown: askOver(channels.unshown.port1, why),
    build: askOver(channels.build.port1, why),
    buildSmaller: askOver(channels.buildSmaller.port1, why),
    keepFile: askOver(channels.keepFile.port1, why),
    adoptFile: askOver(channels.adoptFile.port1, why),
    close: () => worker.terminate(),
  };
}
