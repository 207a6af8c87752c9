import type { MessageParams } from "../errors/mesa-error.ts";
import type { es } from "./es.ts";

export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

export type MessageKey = keyof typeof es;

/** Names of the `{placeholders}` of a message, taken from its Spanish text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type ParamsOf<Key extends MessageKey> = [Placeholders<(typeof es)[Key]>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<(typeof es)[Key]>, string | number>>];

export interface Translator {
  readonly language: Language;
  /** A message with its placeholders filled; the compiler checks which ones it needs. */
  readonly t: <Key extends MessageKey>(key: Key, ...params: ParamsOf<Key>) => string;
  /** A message without placeholders, for keys that are data, such as a label or a summary. */
  readonly text: (key: MessageKey) => string;
  /** A message for a key made from data (`problema.<code>`); undefined when there is none. */
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
