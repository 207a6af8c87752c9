import { MesaError } from "../errors/mesa-error.ts";
import type { Call } from "./call.ts";
import type { Input } from "./input.ts";

/** `--clave`. It travels in a header: visible ASCII only (RFC 9110 §5.5). @throws MesaError `valor-invalido` */
export function readKey(input: Input, { translator }: Call): string | undefined {
  const key = input.text("clave");
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  const esperado = translator.t("clave.esperada");
  throw new MesaError("valor-invalido", { params: { bandera: "--clave", valor: key, esperado } });
}
