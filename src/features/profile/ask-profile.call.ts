import { operatorOptions } from "../../forms/operator-defaults.ts";
import { fieldsOf, type FormField } from "../../forms/form.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import { describeProblem } from "../../view/describe.ts";
import { channelIds, type ChannelId } from "../../ports/channel.ts";
import { WentBack } from "../../ports/prompter.ts";
import type { Call } from "../../app/call.ts";
import type { Conversation } from "../../app/conversation.ts";
import { mailAddressPart, mailServerPart } from "./ask-mailbox.ts";
import {
  checkProfile,
  hasAddress,
  type ProfileDraft,
  type ProfilePart,
} from "./profile-draft.call.ts";
import { askField } from "../request/questions/ask-field.call.ts";

/**
 * Asks for each part of a profile, with what is known as the answer to accept; a wrong answer is
 * explained and asked for again, Escape goes back to the part before.
 */
export async function askProfile(known: ProfileDraft, call: Call): Promise<ProfileDraft> {
  call.note(call.translator.t("iniciar.bienvenida", { perfil: known.nombre }));
  let draft = known;
  for (let at = 0; at < parts.length;) {
    const part = parts[at];
    if (part?.asked(draft) !== true) {
      at += 1;
      continue;
    }
    try {
      const next = await part.ask(draft, call);
      const { problems } = checkProfile(next, await call.context.catalogs());
      const wrong = problems.find((problem) => problem.field === part.field);
      if (wrong === undefined) {
        draft = next;
        at += 1;
      } else call.remark(`✗ ${describeProblem(wrong, call.translator)}`);
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      at = partBefore(at, draft);
    }
  }
  return draft;
}

function partBefore(at: number, draft: ProfileDraft): number {
  return Math.max(
    0,
    parts.findLastIndex((part, place) => place < at && part.asked(draft)),
  );
}

const parts: readonly ProfilePart[] = [
  { field: "canal", asked: () => true, ask: askChannel },
  mailAddressPart,
  mailServerPart("smtp", "iniciar.smtp"),
  mailServerPart("imap", "iniciar.imap"),
  textPart("url", "iniciar.url", hasAddress),
  textPart("ruc", "sesion.ruc", (canal) => canal === "portal"),
  textPart("usuario", "sesion.usuario", hasAddress),
  ...fieldsOf(incidentForm)
    .filter(({ name }) => operatorOptions.some((one) => one.key === name))
    .map(operatorPart),
];

async function askChannel(draft: ProfileDraft, { prompter, translator }: Conversation) {
  const choices = channelIds.map((value) => ({
    value,
    name: translator.t(`elegir-canal.${value}`),
  }));
  const message = translator.t("iniciar.canal");
  const answer = await prompter.choose({ message, initial: draft.canal, back: true }, choices);
  return { ...draft, canal: channelIds.find((one) => one === answer) ?? draft.canal };
}

function textPart(
  key: "url" | "ruc" | "usuario",
  message: "iniciar.url" | "sesion.ruc" | "sesion.usuario",
  of: (canal: ChannelId) => boolean,
): ProfilePart {
  return {
    field: key,
    asked: ({ canal }) => of(canal),
    async ask(draft, { prompter, translator }) {
      const question = { message: translator.t(message), initial: draft[key], back: true };
      const answer = (await prompter.line(question)).trim();
      return { ...draft, [key]: answer === "" ? undefined : answer };
    },
  };
}

/** Whatever of the operator is left empty is asked for with each request. */
function operatorPart(field: FormField): ProfilePart {
  return {
    field: field.name,
    asked: () => true,
    async ask(draft, call) {
      const { t, text } = call.translator;
      const title = t("pregunta.opcional", { campo: text(field.label) });
      const { [field.name]: before, ...others } = draft.operador;
      const answer = await askField({ ...field, required: false }, title, before, call);
      return {
        ...draft,
        operador: answer === undefined ? others : { ...others, [field.name]: answer },
      };
    },
  };
}
