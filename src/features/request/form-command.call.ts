import type * as z from "zod";
import { MesaError } from "../../errors/mesa-error.ts";
import type { RequestForm } from "../../forms/form.ts";
import { deriveOptions } from "../../forms/derive-options.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { submitExitCode } from "./submit-exit-code.ts";
import { submitJson, type Submitted } from "./submit-json.view.ts";
import { submitView } from "./submit.view.ts";
import type { Call } from "../../app/call.ts";
import { captureReasonOf, checkRequest } from "./check-request.call.ts";
import { defineCommand, type AnyCommand } from "../../app/command.ts";
import { type Followed, gatherAnswers } from "./gather-answers.call.ts";
import { forgetDraft } from "./save-draft.call.ts";
import { hidingOptions } from "./hiding-options.call.ts";
import { sizeOptions } from "./size-limit.call.ts";
import type { Input } from "../../app/input.ts";
import { readKey } from "../../app/read-options.ts";
import { sendChecked } from "./submit-from-command.call.ts";

/** Options of a command that sends a form, besides the form's fields. */
export const sendingOptions: readonly OptionSpec[] = [
  { key: "desde", flag: "--desde", placeholder: "ARCHIVO|-", summary: "opcion.desde-archivo" },
  { key: "borrador", flag: "--borrador", placeholder: "ID", summary: "opcion.borrador" },
  { key: "clave", flag: "--clave", placeholder: "TEXTO", summary: "opcion.clave" },
  { key: "repetir", flag: "--repetir", summary: "opcion.repetir" },
  { key: "partir", flag: "--partir", summary: "opcion.partir" },
  { key: "alterno", flag: "--alterno", summary: "opcion.alterno" },
  { key: "encolar", flag: "--encolar", summary: "opcion.encolar" },
  { key: "abrir", flag: "--abrir", summary: "opcion.abrir" },
  { key: "ensayo", flag: "--ensayo", summary: "opcion.ensayo" },
  {
    key: "motivo_captura",
    flag: "--motivo-captura",
    placeholder: "TEXTO",
    summary: "opcion.motivo-captura",
  },
  ...hidingOptions,
  ...sizeOptions,
  { key: "si", flag: "--si", summary: "opcion.si" },
];

/** An earlier request as the start of a new one. */
const earlierOption: OptionSpec = {
  key: "como",
  flag: "--como",
  placeholder: "NUMERO|ID",
  summary: "opcion.como",
};

/** The command `crear` of a form: its fields are the options. */
export function formCommand<Schema extends z.ZodObject>(form: RequestForm<Schema>): AnyCommand {
  return defineCommand<Submitted>({
    options: [...deriveOptions(form), earlierOption, ...sendingOptions],
    run: (input, call) => sendForm(form, input, call),
    view: submitView,
    schema: async () => (await import("./request.schema.ts")).submittedSchema,
    json: submitJson,
    exitCode: submitExitCode,
    offer: async (result, _input, call) => await offerToRemember(result, call),
  });
}

/** Offers, below the receipt, to remember the operator's data for the next request. */
export async function offerToRemember(result: Submitted, call: Call): Promise<undefined> {
  if (result.kind !== "sent" || result.asked === undefined) return;
  const { before, after } = result.asked;
  const { rememberOperator } = await import("./questions/remember-operator.call.ts");
  await rememberOperator(before, after, call);
}

/**
 * Fills in a form from the command line and, on a terminal, by asking for the rest; then sends it,
 * queues it or only shows it, as the flags say.
 *
 * @throws MesaError `formulario-invalido`, `evidencia-invalida`
 */
export async function sendForm<Schema extends z.ZodObject>(
  form: RequestForm<Schema>,
  input: Input,
  call: Call,
  followed?: Followed,
): Promise<Submitted> {
  const gathered = await gatherAnswers(form, input, call, followed);
  const key = readKey(input, call);
  if (call.asks) {
    const { sendByAsking } = await import("./questions/send-by-asking.call.ts");
    return await sendByAsking(form, gathered, input, key, call);
  }
  const { answers, draft: begun } = gathered;
  const origin = { sigueA: gathered.followed?.numero, clave: key ?? begun?.clave };
  const checked = await checkRequest(form, answers, origin, call, {
    captureReason: captureReasonOf(input),
  });
  if (!checked.ok) {
    const { problems, onlyFiles } = checked;
    throw new MesaError(onlyFiles ? "evidencia-invalida" : "formulario-invalido", { problems });
  }
  for (const one of checked.advice) call.advise(one);
  const submitted = await sendChecked(checked.draft, checked.advice, input, call);
  if (begun !== undefined && submitted.kind === "sent") {
    await forgetDraft(begun.id, call);
  }
  return submitted;
}
