import type { CheckedFile } from "../../domain/evidence.ts";
import { MesaError, type FieldProblem } from "../../errors/mesa-error.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { expandFiles } from "../request/expand-files.call.ts";

const maxInputBytes = 1024 * 1024;

/**
 * The text of a reply: `--texto`, standard input (`-`), or what is written in the editor where there
 * is a terminal.
 *
 * @throws MesaError `formulario-invalido` where it is empty
 */
export async function readReplyText(input: Input, call: Call): Promise<string> {
  const given = input.text("texto");
  const text =
    given === "-"
      ? await call.context.terminal.readInput(maxInputBytes)
      : (given ?? (call.asks ? await call.prompter.edit("") : ""));
  const written = text.replaceAll(/\r\n?/g, "\n").trim();
  if (written !== "") return written;
  throw new MesaError("formulario-invalido", { problems: [{ field: "texto", code: "falta" }] });
}

/** Checks the attachments of a reply. @throws MesaError `evidencia-invalida` with all problems */
export async function checkFiles(
  paths: readonly string[],
  call: Call,
): Promise<readonly CheckedFile[]> {
  const { context } = call;
  if (paths.length === 0) return [];
  const documents = await context.evidence();
  const files: CheckedFile[] = [];
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
  return files;
}
