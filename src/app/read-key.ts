import { callerKey } from "../domain/submission.ts";
import { MesaError } from "../errors/mesa-error.ts";
import type { Conversation } from "./conversation.ts";
import type { Input } from "./input.ts";

/** `--clave`. @throws MesaError `valor-invalido` */
export function readKey(input: Input, { translator }: Conversation): string | undefined {
  const key = input.text("clave");
  if (key === undefined || callerKey.test(key)) return key;
  const esperado = translator.t("clave.esperada");
  throw new MesaError("valor-invalido", { params: { bandera: "--clave", valor: key, esperado } });
}
