import { paragraph } from "../../forms/field-schemas.ts";
import { toProblem } from "../../forms/to-problem.ts";
import { neutralize } from "../../view/neutralize.ts";
import type { Attachment, CheckedFile } from "../../domain/evidence.ts";
import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { expandFiles } from "../request/expand-files.call.ts";

const maxInputBytes = 1024 * 1024;

/** Characters of a message and of a remark by the portal contract (`docs/openapi.yaml`). */
const maxLengths = { texto: 10_000, observacion: 2000 } as const;

/**
 * The text of a reply: `--texto`, standard input (`-`), or what is written in the editor where there
 * is a terminal. There it is shown as it will be sent, and confirmed unless `--si` is given.
 *
 * @throws MesaError `formulario-invalido`, `interrumpido`
 */
export async function readReplyText(input: Input, call: Call): Promise<string> {
  const given = input.text("texto");
  if (given === undefined && call.asks) return await review(await call.prompter.edit(""), call);
  const text = given === "-" ? await call.context.terminal.readInput(maxInputBytes) : given;
  const isReviewed = call.asks && !input.flag("si");
  return isReviewed ? await review(text ?? "", call) : checkText("texto", text ?? "");
}

/** Text to a desk as forms take it too: one Unicode form, no controls, bounded. @throws MesaError `formulario-invalido` */
export function checkText(field: keyof typeof maxLengths, text: string): string {
  const problem = (one: FieldProblem): MesaError =>
    new MesaError("formulario-invalido", { problems: [one] });
  if (text.includes("\ufffd")) throw problem({ field, code: "ilegible" });
  const checked = paragraph(maxLengths[field]).safeParse(text);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw problem(issue === undefined ? { field, code: "valor" } : toProblem(field, issue));
}

/** Shows a text until it may be sent; it can be corrected in the editor. */
async function review(first: string, call: Call): Promise<string> {
  const { prompter, translator } = call;
  for (let draft = first; ; draft = await prompter.edit(draft)) {
    const text = checkText("texto", draft);
    call.remark("");
    for (const line of neutralize(text).split("\n")) call.remark(`  ${line}`);
    call.remark("");
    if (await prompter.confirm(translator.t("responder.enviar"), true)) return text;
    if (!(await prompter.confirm(translator.t("responder.corregir"), true))) {
      throw new MesaError("interrumpido");
    }
  }
}

/**
 * Checks the attachments of a reply and copies those that are not sent as they are.
 *
 * @throws MesaError `evidencia-invalida` with all problems
 */
export async function checkFiles(
  paths: readonly string[],
  call: Call,
): Promise<readonly CheckedFile[]> {
  const { context } = call;
  if (paths.length === 0) return [];
  const documents = await context.evidence();
  const files: Attachment[] = [];
  const problems: FieldProblem[] = [];
  const named = await Promise.all(paths.map((path) => expandFiles(path, context)));
  for (const path of named.flat()) {
    const checked = await documents.checkAttachment(path, "adjunto");
    if (checked.ok) {
      files.push(checked.file);
      for (const one of checked.advice) call.advise(one);
    } else problems.push(checked.problem);
  }
  if (problems.length > 0) throw new MesaError("evidencia-invalida", { problems });
  return await Promise.all(files.map((file) => sentCopy(file, call)));
}

/** A copy of a picture without its metadata, in the journal's folder; any other file as it is. */
async function sentCopy(file: Attachment, { context }: Call): Promise<CheckedFile> {
  if (file.originalSha256 === undefined) return file;
  const [documents, ledger] = [await context.evidence(), await context.ledger()];
  const path = await ledger.scratchPath(`respuesta-${file.sha256}`);
  await documents.writeAttachment(file, path);
  return { ...file, path: await ledger.adoptFile(path, file.sha256) };
}
