import type { MessageParams } from "../errors/mesa-error.ts";
import type { es } from "./es.ts";
import { nameProfile } from "./name-profile.ts";

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

export type MessageKey = keyof typeof es;

/** The name in `{tickets}` and in `{tickets:ticket|tickets}`. */
type NameOf<Placeholder extends string> = Placeholder extends `${infer Name}:${string}`
  ? Name
  : Placeholder;

/** Names of the `{placeholders}` of a message, taken from its Spanish text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? NameOf<Name> | Placeholders<Rest>
  : never;

type ParamsOf<Key extends MessageKey> = [Placeholders<(typeof es)[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<(typeof es)[Key]>, string | number>>];

export interface Translator {
  readonly language: Language;
  /** The words that commands for the user begin with: `mesa`, or `npx mesa`. */
  readonly program: string;
  /** A message with its placeholders filled; the compiler checks which ones it needs. */
  readonly t: <Key extends MessageKey>(key: Key, ...params: ParamsOf<Key>) => string;
  /** A message without placeholders, for keys that are data, such as a label or a summary. */
  readonly text: (key: MessageKey) => string;
  /** A message for a key made from data (`problema.<code>`); undefined when there is none. */
  readonly find: (key: string, params?: MessageParams) => string | undefined;
}

/** `{numero}`, or `{numero:captura|capturas}`: the number and the noun in its singular or plural. */
const placeholder = /\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g;

/** What commands in messages have that the messages themselves do not say. */
export interface CommandNaming {
  /** The profile on the command line, which commands that depend on it name too. */
  readonly perfil?: string | undefined;
  /** The words that start the program, where they are not `mesa`. */
  readonly program?: string | undefined;
}

/** Where a message has a command before it is filled: in quotes, or after a colon, but for sentences. */
const programWord = /(?<=[«“"]|: )mesa (?=[a-z-])(?!(?:de|no|does|reads) )/g;

/** @param naming  what commands in messages have beyond what the messages say */
export function createTranslator(
  language: Language,
  messages: Readonly<Record<MessageKey, string>>,
  { perfil, program = "mesa" }: CommandNaming = {},
): Translator {
  const table: Readonly<Record<string, string>> = messages;
  let rules: Intl.PluralRules | undefined;
  const isSingular = (count: number): boolean => {
    rules ??= new Intl.PluralRules(language);
    return rules.select(count) === "one";
  };
  const valueOf = (name: string, value: string | number): string =>
    name === "orden" || name === "remedio"
      ? String(value).replace(/^mesa /, `${program} `)
      : String(value);
  const find = (key: string, params: MessageParams = {}): string | undefined => {
    const message = Object.hasOwn(table, key) ? table[key] : undefined;
    const filled = message
      ?.replace(programWord, `${program} `)
      .replace(placeholder, (hole, name: string, one?: string, many?: string) =>
        one === undefined || many === undefined
          ? valueOf(name, params[name] ?? hole)
          : `${params[name]} ${isSingular(Number(params[name])) ? one : many}`,
      );
    return filled === undefined || perfil === undefined ? filled : nameProfile(filled, perfil);
  };
  return {
    language,
    program,
    t: (key, ...[params]) => find(key, params) ?? key,
    text: (key) => find(key) ?? key,
    find,
  };
}
