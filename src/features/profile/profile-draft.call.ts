import type { Catalogs } from "../../catalogs/catalogs.ts";
import { isSafeAddress } from "../../domain/url.ts";
import type { FieldProblem } from "../../errors/mesa-error.ts";
import { checkOperatorDefaults, operatorOptions } from "../../forms/operator-defaults.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { RawAnswers } from "../../forms/fill-form.ts";
import { channelIds, type ChannelId } from "../../ports/channel.ts";
import { practiceProfile, type Profile } from "../../ports/profile-store.ts";
import {
  checkMailbox,
  emptyMailbox,
  mailboxDraft,
  mailboxOptions,
  type MailboxDraft,
} from "./mailbox-draft.call.ts";
import type { Call } from "../../app/call.ts";
import type { Input } from "../../app/input.ts";
import { checkRt, emptyRt, rtDraft, rtOptions, type RtDraft } from "./rt-profile.call.ts";

/** A profile as it was given, not yet looked at. */
export interface ProfileDraft {
  readonly nombre: string;
  readonly canal: ChannelId;
  readonly url: string | undefined;
  readonly ruc: string | undefined;
  readonly usuario: string | undefined;
  readonly buzon: MailboxDraft;
  readonly rt: RtDraft;
  readonly canal_alterno: string | undefined;
  readonly operador: RawAnswers;
}

/** The flags from which a profile is made. */
export const profileOptions: readonly OptionSpec[] = [
  {
    key: "canal",
    flag: "--canal",
    placeholder: "CANAL",
    summary: "opcion.canal",
    choices: channelIds,
  },
  { key: "url", flag: "--url", placeholder: "URL", summary: "opcion.url" },
  { key: "ruc", flag: "--ruc", placeholder: "NÚMERO", summary: "opcion.ruc" },
  { key: "usuario", flag: "--usuario", placeholder: "ID", summary: "opcion.usuario" },
  ...mailboxOptions,
  ...rtOptions,
  {
    key: "canal_alterno",
    flag: "--canal-alterno",
    placeholder: "NOMBRE",
    summary: "opcion.canal-alterno",
  },
  ...operatorOptions,
];

/** A profile of which nothing is known yet. */
export function emptyDraft(nombre: string): ProfileDraft {
  const nothing = { url: undefined, ruc: undefined, usuario: undefined, canal_alterno: undefined };
  return { nombre, canal: "portal", ...nothing, buzon: emptyMailbox, rt: emptyRt, operador: {} };
}

/** What the command line says of a profile, over what an earlier one of that name says. */
export function profileDraft(
  nombre: string,
  input: Input,
  before: Profile | undefined,
): ProfileDraft {
  return {
    nombre,
    canal: input.choice("canal", channelIds) ?? before?.canal ?? "portal",
    url: input.text("url") ?? before?.url,
    ruc: input.text("ruc") ?? before?.ruc,
    usuario: input.text("usuario") ?? before?.usuario,
    buzon: mailboxDraft(input, before?.buzon),
    rt: rtDraft(input, before?.rt),
    canal_alterno: input.text("canal_alterno") ?? before?.canal_alterno,
    operador: { ...before?.operador, ...input.answers(operatorOptions.map((one) => one.key)) },
  };
}

/** The profile a draft makes, and everything that is wrong with it. */
export function checkProfile(
  draft: ProfileDraft,
  catalogs: Catalogs,
): {
  readonly profile: Profile;
  readonly problems: readonly FieldProblem[];
} {
  const { nombre, canal, url, ruc, usuario, canal_alterno } = draft;
  const rt = checkRt(draft.rt);
  const operator = checkOperatorDefaults(draft.operador, catalogs);
  const mailbox = canal === "correo" ? checkMailbox(draft.buzon) : undefined;
  const profile = {
    nombre,
    canal,
    ...(url !== undefined && hasAddress(canal) && { url }),
    ...(ruc !== undefined && { ruc }),
    ...(usuario !== undefined && { usuario }),
    ...(mailbox !== undefined && { buzon: mailbox.buzon }),
    ...(canal === "rt" && { rt: rt.settings }),
    ...(canal_alterno !== undefined && { canal_alterno }),
    operador: operator.answers,
  };
  const problems = [
    ...operator.problems,
    ...nameProblems(nombre, canal),
    ...urlProblems(canal, url),
    ...(mailbox?.problems ?? []),
    ...(canal === "rt" ? rt.problems : []),
  ];
  return { profile, problems };
}

/** `practica` always is the practice desk: no real request goes there, nor practice to a real one. */
function nameProblems(nombre: string, canal: string): readonly FieldProblem[] {
  if (nombre === practiceProfile.nombre && canal !== practiceProfile.canal) {
    return [{ field: "nombre", code: "perfil-reservado", params: { valor: nombre } }];
  }
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(nombre)) return [];
  return [{ field: "nombre", code: "perfil-nombre", params: { valor: nombre } }];
}

/** Whether a channel's desk is found by its address. */
export function hasAddress(canal: ChannelId): boolean {
  return canal === "portal" || canal === "rt";
}

/** A password never travels in the clear, but to this machine itself. */
function urlProblems(canal: ChannelId, url: string | undefined): readonly FieldProblem[] {
  if (!hasAddress(canal)) return [];
  if (url === undefined) return [{ field: "url", code: "falta" }];
  if (isSafeAddress(url) && new URL(url).search === "") return [];
  return [{ field: "url", code: "url-formato", params: { valor: url } }];
}

/** One part of a profile: asks for it once and says where the answer goes. */
export interface ProfilePart {
  readonly field: string;
  readonly asked: (draft: ProfileDraft) => boolean;
  readonly ask: (draft: ProfileDraft, call: Call) => Promise<ProfileDraft>;
}
