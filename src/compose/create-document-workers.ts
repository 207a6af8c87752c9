import type { Context } from "../app/context.ts";
import type { DocumentWorkers } from "../ports/documents.ts";
import type { ThreadProgram } from "../ports/program-files.ts";

/** A thread of its own where there is a program for one; else this thread does the work. */
export async function createDocumentWorkers(
  context: Pick<Context, "evidence"> & { readonly ledger: () => ReturnType<Context["ledger"]> },
  parts: {
    readonly program: ThreadProgram | undefined;
    /** The user's data. */
    readonly folder: string;
    /** The path from which what converts pictures can be required, where it is installed. */
    readonly converterPackages: () => Promise<string | undefined>;
    /** What ends the thread is added. */
    readonly cleanUps: { readonly push: (close: () => unknown) => unknown };
  },
): Promise<DocumentWorkers> {
  const { program, folder, cleanUps } = parts;
  if (program === undefined) {
    const { keepFile, adoptFile } = await context.ledger();
    return { ...(await context.evidence()), keepFile, adoptFile };
  }
  const { openDocumentWorkers } = await import("../workers/open-document-workers.ts");
  const documentWorkers = openDocumentWorkers(program, {
    folder,
    converterPackages: await parts.converterPackages(),
  });
  cleanUps.push(documentWorkers.close);
  return documentWorkers;
}
