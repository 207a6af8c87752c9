import { parseSpan, type Span } from "../domain/ticket-life.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Conversation } from "./conversation.ts";
import type { Input } from "./input.ts";
import { callerKey } from "../domain/submission.ts";

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

/** `--clave`. @throws MesaError `valor-invalido` */
export function readKey(input: Input, { translator }: Conversation): string | undefined {
  const key = input.text("clave");
  if (key === undefined || callerKey.test(key)) return key;
  const esperado = translator.t("clave.esperada");
  throw new MesaError("valor-invalido", { params: { bandera: "--clave", valor: key, esperado } });
}

/** `--texto`, trimmed and not empty. @throws MesaError `formulario-invalido` */
export function requireText(input: Input): string {
  const text = input.text("texto")?.trim() ?? "";
  if (text !== "") return text;
  throw new MesaError("formulario-invalido", { problems: [{ field: "texto", code: "falta" }] });
}
