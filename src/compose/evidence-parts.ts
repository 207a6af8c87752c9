import { isAbsolute, join } from "node:path";
import type { Context } from "../app/context.ts";
import type { OpenConverter } from "../ports/image-converter.ts";
import type { ProgramFiles } from "../ports/program-files.ts";

interface EvidenceNeeds {
  readonly programFiles: Pick<ProgramFiles, "folder" | "reader" | "documentWorker">;
  /** The user's data, among which `mesa evidencia preparar` installs the recogniser. */
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  readonly ledger: () => ReturnType<Context["ledger"]>;
  /** What ends a process or a thread is added. */
  readonly cleanUps: { readonly push: (close: () => unknown) => unknown };
}

/**
 * What checks captures, makes documents and reads pictures, each opened at first use. The reader, and
 * what converts pictures of other kinds, are there only where their packages are installed.
 */
export function createEvidenceParts(
  needs: EvidenceNeeds,
): Pick<Context, "evidence" | "imageReader" | "recogniserFolder" | "documentWorkers"> {
  let reader: ReturnType<Context["imageReader"]> | undefined;
  let opened: ReturnType<OpenConverter> | undefined;
  const converter: OpenConverter = () => (opened ??= openConverter(needs));
  const evidence = async () =>
    (await import("../evidence/evidence-documents.ts")).createEvidenceDocuments(converter);
  return {
    evidence,
    recogniserFolder: folderIn(needs),
    imageReader: () => (reader ??= openReader(needs)),
    async documentWorkers() {
      const { createDocumentWorkers } = await import("./create-document-workers.ts");
      return await createDocumentWorkers(
        { evidence, ledger: needs.ledger },
        {
          program: needs.programFiles.documentWorker,
          folder: needs.data,
          converterPackages: () => findConverter(needs),
          cleanUps: needs.cleanUps,
        },
      );
    },
  };
}

const folderIn = ({ data }: EvidenceNeeds): string => join(data, "reconocedor");

/** Folders of their own in which the packages may be. */
function foldersOf(needs: EvidenceNeeds): readonly string[] {
  const named = needs.env["MESA_RECONOCEDOR"] ?? "";
  return [...(isAbsolute(named) ? [named] : []), folderIn(needs)];
}

/** The path from which `sharp` can be required; undefined where it is not installed. */
async function findConverter(needs: EvidenceNeeds): Promise<string | undefined> {
  const { findPackages } = await import("../recogniser/find-packages.ts");
  return findPackages(["sharp"], foldersOf(needs), needs.programFiles.folder);
}

async function openConverter(needs: EvidenceNeeds) {
  const packages = await findConverter(needs);
  if (packages === undefined) return undefined;
  return (await import("../imaging/open-converter.ts")).openConverter(packages);
}

async function openReader(needs: EvidenceNeeds) {
  const { programFiles, env, cleanUps } = needs;
  const { findPackages, recogniserPackages } = await import("../recogniser/find-packages.ts");
  const packages = findPackages(recogniserPackages, foldersOf(needs), programFiles.folder);
  if (packages === undefined) return undefined;
  const { createImageReader } = await import("../recogniser/image-reader.ts");
  const reader = createImageReader(programFiles.reader, packages, env);
  cleanUps.push(reader.close);
  return reader;
}
