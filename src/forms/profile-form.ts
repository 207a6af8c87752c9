import * as z from "zod";
import { isSafeAddress } from "../domain/url.ts";
import type { FieldProblem } from "../errors/mesa-error.ts";
import { hasAddress } from "../ports/channel-capabilities.ts";
import { channelIds, type ChannelId } from "../ports/channel.ts";
import { practiceProfile, type Profile } from "../ports/profile-store.ts";
import { answersFor, type ChannelForm } from "./channel-profile.ts";
import { fillForm, mergeSources, type RawAnswers } from "./fill-form.ts";
import { ruc } from "./field-schemas.ts";
import { field, fieldsOf, type Form, type FormFacts, type FormField } from "./form.ts";
import { operatorForm } from "./operator-defaults.ts";

const schema = z.strictObject({
  canal: field(z.enum(channelIds), {
    kind: "choice",
    label: "iniciar.canal",
    help: "opcion.canal",
    flag: "--canal",
    placeholder: "CANAL",
    choices: channelIds,
    choiceWords: "elegir-canal",
  }),
  url: field(z.string().exactOptional(), {
    kind: "line",
    label: "iniciar.url",
    help: "opcion.url",
    flag: "--url",
    placeholder: "URL",
  }),
  ruc: field(ruc.exactOptional(), {
    kind: "line",
    label: "sesion.ruc",
    help: "opcion.ruc",
    flag: "--ruc",
    placeholder: "NÚMERO",
  }),
  usuario: field(z.string().exactOptional(), {
    kind: "line",
    label: "sesion.usuario",
    help: "opcion.usuario",
    flag: "--usuario",
    placeholder: "ID",
  }),
  canal_alterno: field(z.string().exactOptional(), {
    kind: "line",
    label: "perfil.alterno",
    help: "opcion.canal-alterno",
    flag: "--canal-alterno",
    placeholder: "NOMBRE",
  }),
});

/** What every profile has, whatever its channel. */
export const profileForm: Form<typeof schema> = {
  schema,
  parts: schema.partial(),
  check: ({ canal: channel, url }) => ({
    problems: channel !== undefined && hasAddress(channel) ? addressProblems(url) : [],
    advice: [],
  }),
};

/** A password never travels in the clear, but to this machine itself. */
function addressProblems(url: string | undefined): readonly FieldProblem[] {
  if (url === undefined) return [{ field: "url", code: "falta" }];
  if (isSafeAddress(url) && new URL(url).search === "") return [];
  return [{ field: "url", code: "url-formato", params: { valor: url } }];
}

/** The forms of the channels that keep something in a profile, in the order of their flags. */
export type ChannelForms = ReadonlyMap<ChannelId, ChannelForm>;

/** A profile as it was given, not yet checked: its name, and answers to the fields of all its forms. */
export interface ProfileDraft {
  readonly nombre: string;
  readonly answers: RawAnswers;
}

/** The fields from which a profile is made, in the order of their flags. */
export function profileFormFields(forms: ChannelForms): readonly FormField[] {
  const [before, alternate] = split(fieldsOf(profileForm), "canal_alterno");
  const ofChannels = [...forms.values()].flatMap(({ form }) => fieldsOf(form));
  const all = [...before, ...ofChannels, ...alternate, ...fieldsOf(operatorForm)];
  // Channels may share a field.
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

function split(fields: readonly FormField[], name: string) {
  const at = fields.findIndex((one) => one.name === name);
  return [fields.slice(0, at), fields.slice(at)] as const;
}

/**
 * The answers that make this profile.
 *
 * @param otherwise  the channel of a new profile where nothing else names one
 */
export function answersOf(
  profile: Profile | undefined,
  forms: ChannelForms,
  otherwise: ChannelId,
): RawAnswers {
  if (profile === undefined) return { canal: otherwise };
  const { canal, url, ruc, usuario, canal_alterno, operador } = profile;
  const ofChannels = [...forms.values()].map((form) => form.answersOf(profile));
  const general = { canal, url, ruc, usuario, canal_alterno, ...operador };
  return mergeSources([general, ...ofChannels]);
}

/** The channel that the answers name. */
export function channelOf(answers: RawAnswers): ChannelId {
  return channelIds.find((id) => id === answers["canal"]) ?? "portal";
}

export type FilledProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** The profile a draft makes, or everything that is wrong with it. */
export function fillProfile(
  { nombre, answers }: ProfileDraft,
  forms: ChannelForms,
  facts: FormFacts,
): FilledProfile {
  const operator = fillForm(operatorForm, answersFor(fieldsOf(operatorForm), answers), facts);
  const general = fillGeneral({ nombre, answers }, facts);
  const own = forms.get(channelOf(answers))?.fill(answers, facts) ?? { ok: true, settings: {} };
  const named = nameProblems(nombre, channelOf(answers));
  if (operator.ok && general.ok && own.ok && named.length === 0) {
    return {
      ok: true,
      profile: { ...general.profile, ...own.settings, operador: operator.answers },
    };
  }
  return {
    ok: false,
    problems: [
      ...(operator.ok ? [] : operator.problems),
      ...named,
      ...(general.ok ? [] : general.problems),
      ...(own.ok ? [] : own.problems),
    ],
  };
}

/** What every profile has, without the channel's settings and the operator. */
export function fillGeneral({ nombre, answers }: ProfileDraft, facts: FormFacts): FilledProfile {
  const filled = fillForm(profileForm, answersFor(fieldsOf(profileForm), answers), facts);
  if (!filled.ok) return filled;
  const { url, ...others } = filled.answers;
  const address = url !== undefined && hasAddress(others.canal) ? { url } : {};
  return { ok: true, profile: { nombre, ...others, ...address, operador: {} } };
}

/** `practica` always is the practice desk: no real request goes there, nor practice to a real one. */
function nameProblems(nombre: string, channel: ChannelId): readonly FieldProblem[] {
  if (nombre === practiceProfile.nombre && channel !== practiceProfile.canal) {
    return [{ field: "nombre", code: "perfil-reservado", params: { valor: nombre } }];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(nombre)) return [];
  return [{ field: "nombre", code: "perfil-nombre", params: { valor: nombre } }];
}
