import { MesaError } from "../errors/mesa-error.ts";
import type { Input } from "./input.ts";

/** `--texto`, with something in it. @throws MesaError `formulario-invalido` */
export function requireText(input: Input): string {
  const text = input.text("texto")?.trim() ?? "";
  if (text !== "") return text;
  throw new MesaError("formulario-invalido", { problems: [{ field: "texto", code: "falta" }] });
}
