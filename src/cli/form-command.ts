import type * as z from "zod";
import type { Form } from "../forms/form.ts";
import { deriveOptions } from "../forms/derive-options.ts";
import type { OptionSpec } from "../forms/option-spec.ts";
import { submitExitCode, submitJson, type Submitted } from "../output/submit-json.ts";
import { submitView } from "../output/submit-view.ts";
import type { Call } from "./call.ts";
import { defineCommand, type AnyCommand } from "./command.ts";
import type { Input } from "./input.ts";
import { readDraft, type Followed } from "./read-draft.ts";
import { rehearse, submitFromCommand } from "./submit-from-command.ts";

/** What a command that sends a form takes besides the form's fields. */
export const sendingOptions: readonly OptionSpec[] = [
  { key: "desde", flag: "--desde", placeholder: "ARCHIVO|-", summary: "opcion.desde-archivo" },
  { key: "clave", flag: "--clave", placeholder: "TEXTO", summary: "opcion.clave" },
  { key: "encolar", flag: "--encolar", summary: "opcion.encolar" },
  { key: "ensayo", flag: "--ensayo", summary: "opcion.ensayo" },
  { key: "si", flag: "--si", summary: "opcion.si" },
];

/** `crear` of a form: its fields become options, its answers a request. */
export function formCommand<Schema extends z.ZodObject>(form: Form<Schema>): AnyCommand {
  return defineCommand<Submitted>({
    options: [...deriveOptions(form), ...sendingOptions],
    run: (input, call) => sendForm(form, input, call),
    view: submitView,
    json: submitJson,
    exitCode: submitExitCode,
  });
}

/** Fills a form in from the command line and sends it, or whatever else the flags ask for. */
export async function sendForm<Schema extends z.ZodObject>(
  form: Form<Schema>,
  input: Input,
  call: Call,
  followed?: Followed,
): Promise<Submitted> {
  const { draft, advice } = await readDraft(form, input, call, followed);
  for (const one of advice) call.advise(one);
  if (input.flag("ensayo")) return await rehearse(draft, advice, call);
  await call.confirmSending(input.flag("si"), draft);
  return await submitFromCommand(draft, advice, input.flag("encolar"), call);
}
