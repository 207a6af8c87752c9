import type { Choice } from "../../../ports/prompter.ts";
import { neutralizeLine } from "../../../view/neutralize.ts";
import type { Call } from "../../../app/call.ts";
import { clipboardCapture, clipboardWord } from "../clipboard-capture.call.ts";
import { MesaError } from "../../../errors/mesa-error.ts";
import { describeError } from "../../../view/describe.ts";
import { nearFile } from "../../../app/name-near-file.ts";
import { readPaths } from "./read-paths.ts";

/** Recent screenshots that are offered. */
const maxRecentPictures = 3;
const done = "\u0000done";

/**
 * Asks for files, one after the other or several at once, until there are no more: by typing with
 * the folder's names to choose from, by dropping them onto the terminal, by a pattern, or the
 * newest screenshots. Returns absolute paths in the order given, the known ones first.
 *
 * @throws WentBack at the first one
 */
export async function askPaths(
  title: string,
  known: readonly string[],
  call: Call,
): Promise<readonly string[]> {
  const paths = [...known];
  for (;;) {
    const asked = { title: `${title} ${paths.length + 1}`, known: paths, needed: false };
    const found = await askMorePaths(asked, call);
    if (found.length === 0) return paths;
    paths.push(...found);
  }
}

interface AskedPaths {
  readonly title: string;
  readonly known: readonly string[];
  /** Whether at least one is required. */
  readonly needed: boolean;
}

/** The files of one answer; empty where the user wants no more. */
export async function askMorePaths(asked: AskedPaths, call: Call): Promise<readonly string[]> {
  const { title, known } = asked;
  const { context, prompter, translator } = call;
  const { cwd, files } = context;
  const { t } = translator;
  let typedBefore = "";
  for (;;) {
    const answer = await prompter.search(
      { message: title, initial: typedBefore, back: known.length === 0 },
      (typed) => pathChoices(typed, asked, call),
    );
    if (answer === done || answer === t("pregunta.no-hay-mas")) return [];
    if (answer.trim() === clipboardWord) {
      const pasted = await pastedPicture(call);
      if (pasted !== undefined) return [pasted];
      typedBefore = "";
      continue;
    }
    if (isFolder(answer)) {
      typedBefore = answer;
      continue;
    }
    const found: string[] = [];
    for (const path of readPaths(answer, (one) => files.exists(files.resolve(cwd, one)))) {
      if (/[*?{]/.test(path) && !files.exists(files.resolve(cwd, path))) {
        found.push(...(await files.matches(cwd, path)));
      } else found.push(files.resolve(cwd, path));
    }
    const missing = found.filter((path) => !files.exists(path));
    if (found.length > 0 && missing.length === 0) return found;
    const lost = missing[0] ?? answer;
    const near = nearFile(lost, context);
    call.remark(
      near === undefined
        ? t("pregunta.archivo-no-esta", { archivo: neutralizeLine(lost) })
        : t("pregunta.archivo-parecido", {
            archivo: neutralizeLine(lost),
            parecido: neutralizeLine(near),
          }),
    );
    // What is dropped onto the terminal next would be glued to it.
    typedBefore = "";
  }
}

/** The picture of the clipboard as a file; undefined where there is none, which is said. */
async function pastedPicture(call: Call): Promise<string | undefined> {
  try {
    return await clipboardCapture(call.context);
  } catch (error) {
    if (!(error instanceof MesaError)) throw error;
    call.remark(`✗ ${describeError(error, call.translator).message}`);
    return undefined;
  }
}

function isFolder(answer: string): boolean {
  return /[\\/]$/.test(answer);
}

/** The choices for a typed text: to finish, recent pictures, matching names, the text itself. */
function pathChoices(typed: string, asked: AskedPaths, call: Call): readonly Choice[] {
  const { context, translator } = call;
  const { t } = translator;
  const { cwd, files } = context;
  const { known, needed } = asked;
  const entriesOf = (folder: string) =>
    files.entries(files.resolve(cwd, folder)).filter((one) => !known.includes(one.path));
  if (typed.trim() === "") {
    const recent = files
      .newestPictures(maxRecentPictures)
      .filter((path) => !known.includes(path))
      .map((path) => ({
        value: path,
        name: t("pregunta.captura-reciente", { archivo: neutralizeLine(path) }),
      }));
    const enough = { value: done, name: t("pregunta.no-hay-mas") };
    const first = needed && known.length === 0 ? [] : [enough];
    return [...first, ...recent, ...named("", entriesOf("."))];
  }
  const cut = Math.max(typed.lastIndexOf("/"), typed.lastIndexOf("\\")) + 1;
  const [folder, start] = [typed.slice(0, cut), typed.slice(cut).toLowerCase()];
  const entries = entriesOf(folder === "" ? "." : folder).filter(({ name }) =>
    name.toLowerCase().startsWith(start),
  );
  const exact = entries.some(({ name }) => name.toLowerCase() === start);
  const asTyped = {
    value: typed,
    name: t("pregunta.tal-cual", { texto: neutralizeLine(typed) }),
    answer: neutralizeLine(typed.trim()),
  };
  return exact ? named(folder, entries) : [...named(folder, entries), asTyped];
}

/** Names of folders and of files that a form takes. */
function named(
  folder: string,
  entries: readonly { readonly name: string; readonly folder: boolean }[],
): readonly Choice[] {
  return entries
    .filter((one) => !one.name.startsWith("."))
    .filter((one) => one.folder || /\.(?:png|jpe?g|pdf)$/i.test(one.name))
    .map((one) => {
      const path = `${folder}${one.name}${one.folder ? "/" : ""}`;
      return { value: path, name: path };
    });
}
