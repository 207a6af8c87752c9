import { hiddenPatterns } from "../../domain/evidence.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import { hiddenPart } from "../../forms/field-schemas.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import { unknownValue } from "../../forms/unknown-value.ts";
import type { Input } from "../../app/input.ts";

/** Options that hide parts of captures. */
export const hidingOptions: readonly OptionSpec[] = [
  {
    key: "ocultar",
    flag: "--ocultar",
    placeholder: "X,Y,ANCHO,ALTO",
    summary: "opcion.ocultar",
    repeatable: true,
  },
  {
    key: "ocultar_patron",
    flag: "--ocultar-patron",
    placeholder: "TIPO",
    summary: "opcion.ocultar-patron",
    repeatable: true,
    choices: hiddenPatterns,
  },
];

/**
 * The parts that `--ocultar` and `--ocultar-patron` name; a kind of text may be one of a list.
 *
 * @throws MesaError `valor-invalido`
 */
export function hiddenOf(input: Input): readonly string[] {
  const boxes = input.list("ocultar");
  for (const valor of boxes) {
    if (isBox(valor)) continue;
    const params = { bandera: "--ocultar", valor, esperado: "X,Y,ANCHO,ALTO" };
    throw new MesaError("valor-invalido", { params });
  }
  const patterns = input.list("ocultar_patron").flatMap((one) => one.split(","));
  for (const valor of patterns) {
    if (hiddenPatterns.some((one) => one === valor)) continue;
    throw unknownValue({ key: "ocultar_patron", shown: "--ocultar-patron" }, valor, hiddenPatterns);
  }
  return [...boxes, ...patterns];
}

/** Whether a text is `x,y,ancho,alto`, with the position of a capture and a colon before it or not. */
function isBox(text: string): boolean {
  const box = text.replace(/^\d+:/, "");
  return /^[\d\s]+,/.test(box) && hiddenPart.safeParse(box).success;
}
