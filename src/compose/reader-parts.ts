import { isAbsolute, join } from "node:path";
import type { Context } from "../app/context.ts";
import type { ProgramFiles } from "../ports/program-files.ts";

interface ReaderNeeds {
  readonly programFiles: Pick<ProgramFiles, "folder" | "reader">;
  /** The user's data, among which `mesa evidencia preparar` installs the recogniser. */
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  /** What ends the reading process is added. */
  readonly cleanUps: { readonly push: (close: () => unknown) => unknown };
}

/** The reader of pictures, opened at first use; undefined where its packages are not installed. */
export function createReaderParts(
  needs: ReaderNeeds,
): Pick<Context, "imageReader" | "recogniserFolder"> {
  let opened: ReturnType<Context["imageReader"]> | undefined;
  return {
    recogniserFolder: folderIn(needs),
    imageReader: () => (opened ??= open(needs)),
  };
}

const folderIn = ({ data }: ReaderNeeds): string => join(data, "reconocedor");

async function open(needs: ReaderNeeds) {
  const { programFiles, env, cleanUps } = needs;
  const { findPackages } = await import("../recogniser/find-packages.ts");
  const named = env["MESA_RECONOCEDOR"] ?? "";
  const own = [...(isAbsolute(named) ? [named] : []), folderIn(needs)];
  const packages = findPackages(own, programFiles.folder);
  if (packages === undefined) return undefined;
  const { createImageReader } = await import("../recogniser/image-reader.ts");
  const reader = createImageReader(programFiles.reader, packages, env);
  cleanUps.push(reader.close);
  return reader;
}
