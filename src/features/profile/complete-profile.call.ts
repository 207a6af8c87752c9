import { MesaError } from "../../errors/mesa-error.ts";
import type { ChannelProfiles, LookUpTools } from "../../forms/channel-profile.ts";
import { deriveOptionalFlags } from "../../forms/derive-options.ts";
import { mergeSources, type RawAnswers } from "../../forms/fill-form.ts";
import {
  answersOf,
  channelOf,
  fillGeneral,
  fillProfile,
  profileForm,
  profileFormFields,
  type ChannelForms,
  type ProfileDraft,
} from "../../forms/profile-form.ts";
import { operatorForm } from "../../forms/operator-defaults.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { FormField } from "../../forms/form.ts";
import { channelIds } from "../../ports/channel.ts";
import type { Profile } from "../../ports/profile-store.ts";
import type { Credentials } from "../../ports/session.ts";
import { neutralizeLine } from "../../view/neutralize.ts";
import { askCredentials } from "../session/ask-credentials.call.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";

/** The forms of the channels that keep something in a profile. */
export async function loadChannelForms(profiles: ChannelProfiles): Promise<ChannelForms> {
  const loaded = await Promise.all(
    channelIds.map(async (id) => {
      const form = await profiles[id]?.form();
      return form === undefined ? [] : [[id, form] as const];
    }),
  );
  return new Map(loaded.flat());
}

/** The flags from which a profile is made. Which of them it needs depends on its channel. */
export function profileOptions(forms: ChannelForms): readonly OptionSpec[] {
  const all = [profileForm, ...[...forms.values()].map(({ form }) => form), operatorForm];
  const options = all.flatMap((form) => deriveOptionalFlags(form));
  return profileFormFields(forms).flatMap(({ name }) =>
    options.filter((one) => one.key === name).slice(0, 1),
  );
}

/**
 * What the command line says of a profile, over what an earlier one of that name says. Without either
 * it is for a desk that speaks the portal's contract; where somebody is asked and no address is given,
 * the first channel of the list is proposed.
 *
 * @throws MesaError `valor-invalido` for what is none of a field's choices
 */
export function readDraft(
  nombre: string,
  input: Input,
  before: Profile | undefined,
  forms: ChannelForms,
  asks = false,
): ProfileDraft {
  const fields = profileFormFields(forms);
  const chosen = fields.flatMap(({ name, choices }) => {
    const choice = choices === undefined ? undefined : input.choice(name, choices);
    return choice === undefined ? [] : [[name, choice] as const];
  });
  const typed = input.answers(fields.map(({ name }) => name));
  const given = { ...typed, ...Object.fromEntries(chosen) };
  const otherwise = asks && typed["url"] === undefined ? channelIds[0] : "portal";
  return { nombre, answers: mergeAnswers(fields, answersOf(before, forms, otherwise), given) };
}

/** Pairs are added to the earlier ones; any other answer takes the earlier one's place. */
function mergeAnswers(
  fields: readonly FormField[],
  before: RawAnswers,
  given: RawAnswers,
): RawAnswers {
  const pairs = fields
    .filter(({ kind }) => kind === "pairs")
    .map(({ name }) => [
      name,
      [before[name], given[name]].flat().filter((one) => one !== undefined),
    ]);
  return mergeSources([before, given, Object.fromEntries(pairs)]);
}

/**
 * The profile a draft makes, with what can be found out filled in.
 *
 * @throws MesaError `formulario-invalido`, and what the channel's `lookUp` throws
 */
export async function completeProfile(
  draft: ProfileDraft,
  forms: ChannelForms,
  call: Call,
): Promise<Profile> {
  const { nombre } = draft;
  const facts = await call.formFacts();
  const form = forms.get(channelOf(draft.answers));
  // Nothing is asked of a desk whose address is wrong.
  const known = form !== undefined && fillGeneral(draft, facts).ok;
  const answers = known
    ? await form.lookUp(draft.answers, lookUpTools(draft, call))
    : draft.answers;
  const filled = fillProfile({ nombre, answers }, forms, facts);
  if (!filled.ok) {
    const { problems } = filled;
    throw new MesaError("formulario-invalido", { params: { caso: "perfil" }, problems });
  }
  return filled.profile;
}

/** What a channel may use to find out what this draft lacks. */
export function lookUpTools(draft: ProfileDraft, call: Call): LookUpTools {
  const { context, translator, asks } = call;
  const { signal, findMailServers } = context;
  return {
    translator,
    asks,
    prompter: {
      choose: (question, choices) => call.prompter.choose(question, choices),
      confirm: (message, initial) => call.prompter.confirm(message, initial),
    },
    note: (line) => call.note(line),
    neutralize: neutralizeLine,
    absolute: (path) => context.files.resolve(context.cwd, path),
    signal,
    findMailServers,
    async withQueues(settings, look) {
      const general = fillGeneral(draft, await call.formFacts());
      if (!general.ok) return undefined;
      const { profile } = general;
      const connection = await context.connect(
        { ...profile, ...settings },
        { ...call.connectHooks, pressed: () => {} },
      );
      try {
        const credentials = await credentialsFor(profile, call);
        const session = await connection.signIn.signIn(credentials, signal);
        const queues = connection.queues?.(session.token);
        return queues === undefined ? undefined : await look(queues, session.usuario);
      } finally {
        await connection.close();
      }
    },
  };
}

/** A token from the environment serves as a password does. */
async function credentialsFor({ usuario }: Profile, call: Call): Promise<Credentials> {
  const { token, usuario: given } = call.context.settings;
  const user = given ?? usuario;
  if (token !== undefined) return { ruc: undefined, usuario: user ?? "", contrasena: token };
  // A desk with queues knows no RUC: an empty one keeps it from being asked for.
  return await askCredentials({ ruc: "", usuario: user, contrasena: undefined }, call);
}
