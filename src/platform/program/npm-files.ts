import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramFiles } from "../../ports/program-files.ts";

/** The files of an installation by npm or of a checkout. @param folder  the one of `package.json` */
export function npmFiles(folder: string): ProgramFiles {
  const own = (part: string) => ({ file: process.execPath, words: [join(folder, part)] });
  const text = (name: string): string => readFileSync(pathOf(folder, name), "utf8");
  return {
    get version() {
      const { version }: { version: string } = JSON.parse(text("package.json"));
      return version;
    },
    text,
    bytes: (name) => readFileSync(pathOf(folder, name)),
    path: (name) => join(folder, name),
    folder,
    keyring: own("bin/keyring.cjs"),
    reader: own("dist/reader.cjs"),
    documentWorker: { script: join(folder, "dist/worker.cjs"), isSource: false, words: [] },
  };
}

/** Where the sources run without a bundle, fonts are still in the packages that they were made from. */
function pathOf(folder: string, name: string): string {
  const path = join(folder, name);
  const font = /^dist\/fonts\/Mesa(Sans(Hans)?-\w+\.[ot]tf)/.exec(name);
  if (font === null || existsSync(path)) return path;
  const from = font[2] === undefined ? "fonts-latin" : "fonts-sc";
  return join(folder, "node_modules/@embedpdf", from, `fonts/Noto${font[1]}`);
}
