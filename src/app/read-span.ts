import { parseSpan, type Span } from "../domain/ticket-life.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Conversation } from "./conversation.ts";
import type { Input } from "./input.ts";

/** How long something may take, such as `2h`, in milliseconds. @throws MesaError `valor-invalido` */
export function readDuration(
  input: Input,
  key: string,
  flag: string,
  conversation: Conversation,
): number | undefined {
  const span = readSpan(input, key, flag, conversation);
  if (span?.office !== true) return span?.milliseconds;
  const params = {
    bandera: flag,
    valor: input.text(key) ?? "",
    esperado: conversation.translator.t("plazo.corrido"),
  };
  throw new MesaError("valor-invalido", { params });
}

/** A span such as `3d` under a key. @throws MesaError `valor-invalido` */
export function readSpan(
  input: Input,
  key: string,
  flag: string,
  { translator }: Conversation,
): Span | undefined {
  const text = input.text(key);
  const span = text === undefined ? undefined : parseSpan(text);
  if (text === undefined || span !== undefined) return span;
  const params = { bandera: flag, valor: text, esperado: translator.t("plazo.esperado") };
  throw new MesaError("valor-invalido", { params });
}
