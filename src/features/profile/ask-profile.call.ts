import type { ChannelQuestion } from "../../forms/channel-profile.ts";
import { fieldsOf, type Form, type FormField } from "../../forms/form.ts";
import { incidentForm } from "../../forms/incident-form.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { profileFields } from "../../forms/operator-defaults.ts";
import {
  channelOf,
  fillProfile,
  profileForm,
  type ChannelForms,
  type ProfileDraft,
} from "../../forms/profile-form.ts";
import { problemSentence } from "../../view/describe.ts";
import { channelCapabilities, hasAddress } from "../../ports/channel-capabilities.ts";
import type { ChannelId } from "../../ports/channel.ts";
import { WentBack } from "../../ports/prompter.ts";
import type { Call } from "../../app/call.ts";
import { askField } from "../request/questions/ask-field.call.ts";
import { askSetting } from "../session/ask-setting.call.ts";
import { lookUpTools } from "./complete-profile.call.ts";

/** One question for a profile: asks it once and gives the answers with the new one. */
interface ProfileQuestion {
  readonly field: string;
  readonly isAsked: (answers: RawAnswers) => boolean;
  readonly ask: (draft: ProfileDraft, call: Call) => Promise<RawAnswers>;
}

/**
 * Asks for each field of a profile, with what is known as the answer to accept; a wrong answer is
 * explained and asked for again, Escape goes back to the question before.
 */
export async function askProfile(
  known: ProfileDraft,
  forms: ChannelForms,
  call: Call,
): Promise<ProfileDraft> {
  call.note(call.translator.t("iniciar.bienvenida", { perfil: known.nombre }));
  const questions = questionsOf(forms);
  let draft = known;
  /** With the wrong answer, which is offered again to be corrected. */
  let tried: ProfileDraft | undefined;
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (question?.isAsked(draft.answers) !== true) {
      at += 1;
      continue;
    }
    try {
      const next = { ...draft, answers: await question.ask(tried ?? draft, call) };
      const filled = fillProfile(next, forms, await call.formFacts());
      const problems = filled.ok ? [] : filled.problems;
      const wrong = problems.find(({ field }) => field === question.field);
      if (wrong === undefined) {
        draft = next;
        tried = undefined;
        at += 1;
        continue;
      }
      tried = next;
      call.remark(`✗ ${problemSentence(wrong, call.translator)}`);
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      tried = undefined;
      const { answers } = draft;
      const before = questions.slice(0, at).findLastIndex((one) => one.isAsked(answers));
      at = Math.max(0, before);
    }
  }
  return draft;
}

/** The channel first, then what it asks for itself, its address and user, and the operator. */
function questionsOf(forms: ChannelForms): readonly ProfileQuestion[] {
  return [
    generalQuestion("canal", () => true),
    ...[...forms].flatMap(([channel, { form, questions }]) =>
      questions.map((one) => channelQuestion(channel, form, one)),
    ),
    generalQuestion("url", hasAddress),
    generalQuestion("ruc", (channel) => channelCapabilities[channel].ingreso === "ecuapass"),
    generalQuestion("usuario", hasAddress),
    ...operatorQuestions(),
  ];
}

/** Whether to write the operator's data now, in one question; only then each of them. */
function operatorQuestions(): readonly ProfileQuestion[] {
  let wanted = false;
  const gate: ProfileQuestion = {
    field: "",
    isAsked: () => true,
    async ask({ answers }, call) {
      call.remark(call.translator.t("iniciar.operador-despues"));
      wanted = await call.prompter.confirm(call.translator.t("iniciar.operador"), false);
      return answers;
    },
  };
  const fields = fieldsOf(incidentForm).filter(({ name }) => profileFields.includes(name));
  return [gate, ...fields.map((field) => operatorQuestion(field, () => wanted))];
}

function generalQuestion(name: string, of: (channel: ChannelId) => boolean): ProfileQuestion {
  return {
    field: name,
    isAsked: (answers) => of(channelOf(answers)),
    async ask({ answers }, call) {
      const answer = await askText(fieldNamed(name, profileForm), answers[name], call);
      return { ...answers, [name]: answer };
    },
  };
}

function channelQuestion(
  channel: ChannelId,
  form: Pick<Form, "schema">,
  { field, isAsked, proposal, take }: ChannelQuestion,
): ProfileQuestion {
  return {
    field,
    isAsked: (answers) => channelOf(answers) === channel && isAsked(answers),
    async ask(draft, call) {
      const answer = await askText(fieldNamed(field, form), proposal(draft.answers), call);
      return await take(answer, draft.answers, lookUpTools(draft, call));
    },
  };
}

/** Whatever of the operator is left empty is asked for with each request. */
function operatorQuestion(field: FormField, isAsked: () => boolean): ProfileQuestion {
  return {
    field: field.name,
    isAsked,
    async ask({ answers }, call) {
      const { t, text } = call.translator;
      const title = t("pregunta.opcional", { campo: text(field.label) });
      const answer = await askField({ ...field, required: false }, title, answers, call);
      return { ...answers, [field.name]: answer };
    },
  };
}

async function askText(field: FormField, before: unknown, call: Call): Promise<string | undefined> {
  const initial = typeof before === "string" ? before : undefined;
  const question = { message: call.translator.text(field.label), initial, back: true };
  return await askSetting(field, question, call);
}

function fieldNamed(name: string, form: Pick<Form, "schema">): FormField {
  const field = fieldsOf(form).find((one) => one.name === name);
  if (field === undefined) throw new TypeError(`no form has the field ${name}`);
  return field;
}
