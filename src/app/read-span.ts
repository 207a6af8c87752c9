import { parseSpan, type Span } from "../domain/ticket-life.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";

/** How long something may take, such as `2h`, in milliseconds. @throws MesaError `valor-invalido` */
export function readDuration(
  input: Input,
  key: string,
  flag: string,
  call: Call,
): number | undefined {
  const span = readSpan(input, key, flag, call);
  if (span?.office !== true) return span?.milliseconds;
  const params = {
    bandera: flag,
    valor: input.text(key) ?? "",
    esperado: call.translator.t("plazo.corrido"),
  };
  throw new MesaError("valor-invalido", { params });
}

/** A span such as `3d` under a key. @throws MesaError `valor-invalido` */
export function readSpan(
  input: Input,
  key: string,
  flag: string,
  { translator }: Call,
): Span | undefined {
  const text = input.text(key);
  const span = text === undefined ? undefined : parseSpan(text);
  if (text === undefined || span !== undefined) return span;
  const params = { bandera: flag, valor: text, esperado: translator.t("plazo.esperado") };
  throw new MesaError("valor-invalido", { params });
}
