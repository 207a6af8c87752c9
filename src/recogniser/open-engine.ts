import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readTextLines, type TextLine } from "./text-lines.ts";

/** What is used of the packages' API of Tesseract. */
interface TesseractApi {
  readonly Init: (folder: string, language: string, engine: number) => number;
  readonly SetVariable: (name: string, value: string) => boolean;
  readonly SetPageSegMode: (mode: number) => void;
  readonly SetImageFile: (orientation: number, angle: number) => number;
  readonly Recognize: (monitor: null) => number;
  readonly GetTSVText: (page: number) => string;
}

/** The module that `tesseract.js-core` makes of its WebAssembly. */
interface TesseractModule {
  readonly FS: { readonly writeFile: (path: string, data: Uint8Array) => void };
  readonly TessBaseAPI: new () => TesseractApi;
}
type OpenModule = (options: object) => Promise<TesseractModule>;

/** How Tesseract divides a picture into lines (its page segmentation modes). */
export const segmentation = { page: 3, block: 6, sparse: 11 } as const;

/** The neural network alone (Tesseract's OEM 1), the only one in this build. */
const lstmOnly = 1;

export type Language = "eng" | "spa";

/** Reads the text of a picture in PGM. */
export type Recognise = (
  picture: Buffer,
  options: { readonly mode: number; readonly allowed?: string },
) => readonly TextLine[];

/**
 * Opens Tesseract: its languages share one WebAssembly module, which takes longer to compile than a
 * language to load, and each starts at its first use. Everything comes from the packages in the folder:
 * nothing is fetched.
 *
 * @param packages  the path of a file in the folder whose `node_modules` has the packages
 */
export function openEngine(packages: string): (language: Language) => Promise<Recognise> {
  const require = createRequire(packages);
  const engines = new Map<Language, Promise<Recognise>>();
  let module: Promise<TesseractModule> | undefined;
  return (language) => {
    const known =
      engines.get(language) ??
      (module ??= openModule(require)).then((core) => startLanguage(core, require, language));
    engines.set(language, known);
    return known;
  };
}

async function openModule(require: NodeJS.Require): Promise<TesseractModule> {
  const open: OpenModule = require("tesseract.js-core/tesseract-core-simd-lstm.js");
  const folder = dirname(require.resolve("tesseract.js-core/package.json"));
  return await open({
    locateFile: (name: string) => join(folder, name),
    TesseractProgress: () => {},
  });
}

function startLanguage(
  core: TesseractModule,
  require: NodeJS.Require,
  language: Language,
): Recognise {
  const data = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
  const file = join(data, "4.0.0_best_int", `${language}.traineddata.gz`);
  core.FS.writeFile(`/${language}.traineddata`, gunzipSync(readFileSync(file)));
  const api = new core.TessBaseAPI();
  if (api.Init("/", language, lstmOnly) !== 0) throw new Error("Tesseract does not start");
  // Otherwise it complains of the missing resolution for each picture.
  api.SetVariable("user_defined_dpi", "150");
  return (picture, { mode, allowed = "" }) => {
    core.FS.writeFile("/input", picture);
    api.SetVariable("tessedit_char_whitelist", allowed);
    api.SetPageSegMode(mode);
    if (api.SetImageFile(1, 0) !== 0) return [];
    api.Recognize(null);
    return readTextLines(api.GetTSVText(0));
  };
}
