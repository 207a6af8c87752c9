import type { MessageParams } from "../errors/mesa-error.ts";
import type { es } from "./es.ts";

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

export type MessageKey = keyof typeof es;

/** Names of the `{placeholders}` of a message, from its Spanish text: the contract. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ParamsOf<Key extends MessageKey> = [Placeholders<(typeof es)[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<(typeof es)[Key]>, string | number>>];

export interface Translator {
  readonly language: Language;
  /** The message with its placeholders filled; which it needs is checked when compiling. */
  readonly t: <Key extends MessageKey>(key: Key, ...params: ParamsOf<Key>) => string;
  /** For keys that travel as data (a label, a summary); such messages have no placeholders. */
  readonly text: (key: MessageKey) => string;
  /** For keys made from data (`problema.<code>`): undefined when there is no such message. */
  readonly find: (key: string, params?: MessageParams) => string | undefined;
}

export function createTranslator(
  language: Language,
  messages: Readonly<Record<MessageKey, string>>,
): Translator {
  const table: Readonly<Record<string, string>> = messages;
  const find = (key: string, params: MessageParams = {}): string | undefined =>
    (Object.hasOwn(table, key) ? table[key] : undefined)?.replace(
      /\{(\w+)\}/g,
      (hole, name: string) => String(params[name] ?? hole),
    );
  return {
    language,
    t: (key, ...[params]) => find(key, params) ?? key,
    text: (key) => find(key) ?? key,
    find,
  };
}
