import type * as z from "zod";
import type { FieldProblem } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import type { ChannelId, QueueReader } from "../ports/channel.ts";
import type { FindMailServers } from "../ports/mail-servers.ts";
import type { ChannelSettings } from "../ports/profile-store.ts";
import type { Prompter } from "../ports/prompter.ts";
import { fillForm, type RawAnswers } from "./fill-form.ts";
import { fieldsOf, type Form, type FormFacts, type FormField } from "./form.ts";

/** What a channel keeps in a profile besides what every profile has. Small: loaded at every start. */
export interface ChannelProfile {
  /** The key of `ChannelSettings` that is the channel's own, with its schema on disk and in JSON. */
  readonly shape: z.core.$ZodShape;
  /** What `perfil ver` shows of it: labels and values. */
  readonly facts: (
    settings: ChannelSettings,
    translator: Translator,
  ) => readonly (readonly [label: string, value: string])[];
  /** Loaded where a profile is made or changed. */
  readonly form: () => Promise<ChannelForm>;
}

/** The channels that keep something in a profile. */
export type ChannelProfiles = Readonly<Partial<Record<ChannelId, ChannelProfile>>>;

export type LoadChannelProfiles = () => Promise<ChannelProfiles>;

/** A channel's part of a profile as it is filled in. */
export interface ChannelForm {
  readonly form: Pick<Form, "schema">;
  /** The settings that the answers make, or everything that is wrong with them. */
  readonly fill: (answers: RawAnswers, facts: FormFacts) => FilledSettings;
  /** The answers that make these settings. */
  readonly answersOf: (settings: ChannelSettings) => RawAnswers;
  /** What a person is asked for, in this order. */
  readonly questions: readonly ChannelQuestion[];
  /** Fills in what was left open and can be found out. @throws MesaError where it must be and can't */
  readonly lookUp: (answers: RawAnswers, tools: LookUpTools) => Promise<RawAnswers>;
}

export type FilledSettings =
  | { readonly ok: true; readonly settings: ChannelSettings }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** A question for one field of a channel's form. */
export interface ChannelQuestion {
  readonly field: string;
  readonly isAsked: (answers: RawAnswers) => boolean;
  /** The answer that an empty one stands for. */
  readonly proposal: (answers: RawAnswers) => string | undefined;
  /** The answers with this field's new one, and what else follows from it. */
  readonly take: (
    answer: string | undefined,
    answers: RawAnswers,
    tools: LookUpTools,
  ) => Promise<RawAnswers>;
}

/** What a channel may use to find out what a profile lacks. */
export interface LookUpTools {
  readonly translator: Translator;
  /** Whether somebody can be asked. */
  readonly asks: boolean;
  readonly prompter: Pick<Prompter, "choose" | "confirm">;
  /** A line of conversation. */
  readonly note: (line: string) => void;
  /** Makes text of others harmless for a terminal. */
  readonly neutralize: (text: string) => string;
  /** A path that was given, seen from the current folder. */
  readonly absolute: (path: string) => string;
  readonly signal: AbortSignal;
  readonly findMailServers: FindMailServers;
  /**
   * Signs in at the desk of the profile as it stands with these settings, and hands over its queues
   * and the name of the user; undefined where the desk has none.
   */
  readonly withQueues: <Found>(
    settings: ChannelSettings,
    look: (queues: QueueReader, user: string) => Promise<Found>,
  ) => Promise<Found | undefined>;
}

/** A channel's form from its schema and the settings that right answers make. */
export function defineChannelForm<Schema extends z.ZodObject>({
  form,
  settings,
  ...others
}: Omit<ChannelForm, "form" | "fill"> & {
  readonly form: Form<Schema>;
  readonly settings: (answers: z.output<Schema>) => ChannelSettings;
}): ChannelForm {
  return {
    ...others,
    form,
    fill(answers, facts) {
      const filled = fillForm(form, answersFor(fieldsOf(form), answers), facts);
      return filled.ok ? { ok: true, settings: settings(filled.answers) } : filled;
    },
  };
}

/** Of many answers those to these fields. */
export function answersFor(fields: readonly FormField[], answers: RawAnswers): RawAnswers {
  return Object.fromEntries(fields.map(({ name }) => [name, answers[name]]));
}

/** An answer that is a text; undefined where it is none or was not given. */
export function textAnswer(answers: RawAnswers, name: string): string | undefined {
  const answer = answers[name];
  return typeof answer === "string" ? answer : undefined;
}
