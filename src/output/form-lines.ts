import type { Catalogs } from "../catalogs/catalogs.ts";
import { displayValue } from "../catalogs/display-value.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralize, neutralizeLine } from "./neutralize.ts";
import { wrapText } from "./wrap-text.ts";

interface FormLook {
  readonly translator: Translator;
  readonly width: number;
  readonly catalogs: Catalogs;
}

/** A form's fields with their labels; what does not fit on a line stands below its label. */
export function formLines(
  datos: Readonly<Record<string, unknown>>,
  { translator, width, catalogs }: FormLook,
): readonly string[] {
  return Object.entries(datos).flatMap(([name, value]) => {
    const label = translator.find(`campo.${name}`) ?? neutralizeLine(name);
    const text = Array.isArray(value)
      ? value.map((one, at) => `${at + 1}. ${String(one)}`).join("\n")
      : displayValue(name, String(value), catalogs);
    const lines = wrapText(neutralize(text), width - 4);
    return lines.length === 1
      ? [`  ${label}: ${lines[0]}`]
      : [`  ${label}:`, ...lines.map((line) => `    ${line}`)];
  });
}
