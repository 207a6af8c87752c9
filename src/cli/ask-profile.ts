import { operatorOptions } from "../forms/operator-defaults.ts";
import { fieldsOf } from "../forms/form.ts";
import { incidentForm } from "../forms/incident-form.ts";
import { describeProblem } from "../output/describe-problem.ts";
import { channelIds } from "../ports/channel.ts";
import type { Call } from "./call.ts";
import { checkProfile, type ProfileDraft } from "./profile-draft.ts";

/**
 * Asks for each part of a profile, with what is known as the answer to accept; a wrong answer is
 * explained and asked for again.
 */
export async function askProfile(known: ProfileDraft, call: Call): Promise<ProfileDraft> {
  const { t, text } = call.translator;
  call.note(t("iniciar.bienvenida", { perfil: known.nombre }));
  let draft = known;

  /** Asks until the part is right; `put` says where the answer goes. */
  async function ask(
    field: string,
    message: string,
    initial: string | undefined,
    put: (answer: string | undefined) => ProfileDraft,
  ): Promise<void> {
    for (;;) {
      const answer = (await call.prompter.line({ message, initial })).trim();
      const next = put(answer === "" ? undefined : answer);
      const wrong = checkProfile(next).problems.find((problem) => problem.field === field);
      if (wrong === undefined) {
        draft = next;
        return;
      }
      call.note(`  ${describeProblem(wrong, call.translator)}`);
    }
  }

  const channels = channelIds.join(" | ");
  await ask("canal", t("iniciar.canal", { opciones: channels }), draft.canal, (answer) => ({
    ...draft,
    canal: channelIds.find((one) => one === answer) ?? draft.canal,
  }));
  if (draft.canal === "portal") {
    await ask("url", t("iniciar.url"), draft.url, (url) => ({ ...draft, url }));
    await ask("ruc", t("sesion.ruc"), draft.ruc, (ruc) => ({ ...draft, ruc }));
    await ask("usuario", t("sesion.usuario"), draft.usuario, (usuario) => ({ ...draft, usuario }));
  }
  for (const { key } of operatorOptions) {
    const field = fieldsOf(incidentForm).find((one) => one.name === key);
    const message = t("iniciar.opcional", { campo: field === undefined ? key : text(field.label) });
    const before = draft.operador[key];
    await ask(key, message, typeof before === "string" ? before : undefined, (answer) => {
      const { [key]: _old, ...others } = draft.operador;
      return { ...draft, operador: answer === undefined ? others : { ...others, [key]: answer } };
    });
  }
  return draft;
}
