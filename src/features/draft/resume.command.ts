import { MesaError } from "../../errors/mesa-error.ts";
import { consultationForm } from "../../forms/consultation-form.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { describeDraft } from "./draft.view.ts";
import { submitExitCode } from "../request/submit-exit-code.ts";
import { submitJson, type Submitted } from "../request/submit-json.view.ts";
import { submitView } from "../request/submit.view.ts";
import type { Draft } from "../../ports/draft-store.ts";
import type { Call } from "../../app/call.ts";
import { defineCommand } from "../../app/command.ts";
import { offerToRemember, sendForm, sendingOptions } from "../request/form-command.call.ts";

/** Without `--borrador`: the operand names the draft. */
const options = sendingOptions.filter((one) => one.key !== "borrador");

export const borradorContinuar = defineCommand<Submitted>({
  operands: [{ name: "id", summary: "argumento.borrador-opcional", optional: true }],
  options,
  async run(input, call) {
    const draft = await chosenDraft(input.operands[0], call);
    const given = input.with("borrador", draft.id);
    return draft.formulario === "incidente"
      ? await sendForm(incidentForm, given, call)
      : await sendForm(consultationForm, given, call);
  },
  view: submitView,
  schema: async () => (await import("../request/request.schema.ts")).submittedSchema,
  json: submitJson,
  exitCode: submitExitCode,
  offer: async (result, _input, call) => await offerToRemember(result, call),
});

/** The draft that is named, else the only one, else one chosen by the user. */
async function chosenDraft(id: string | undefined, call: Call): Promise<Draft> {
  const drafts = await call.context.drafts();
  if (id !== undefined) return await drafts.load(id);
  const [first, ...more] = await drafts.list();
  if (first === undefined) throw new MesaError("sin-borradores");
  if (more.length === 0) return first;
  if (!call.asks) {
    throw new MesaError("argumento-falta", { params: { argumento: "ID" } });
  }
  const { translator, context } = call;
  const choices = [first, ...more].map((one) => ({
    value: one.id,
    name: describeDraft(one, translator, context.clock()),
  }));
  const chosen = await call.prompter.choose({ message: translator.t("borrador.cual") }, choices);
  return await drafts.load(chosen);
}
