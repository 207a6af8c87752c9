import { jsonText } from "../domain/json-text.ts";
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

/** A form's fields with their labels; a value that needs several lines goes below its label. */
export function formLines(
  datos: Readonly<Record<string, unknown>>,
  { translator, width, catalogs }: FormLook,
): readonly string[] {
  return Object.entries(datos).flatMap(([name, value]) => {
    const label = translator.find(`campo.${name}`) ?? neutralizeLine(name);
    const lines = Array.isArray(value)
      ? value.flatMap((one, at) => itemLines(`${at + 1}. `, plainText(one), width - 4))
      : wrapText(neutralize(displayValue(name, plainText(value), catalogs)), width - 4);
    return lines.length === 1
      ? [`  ${label}: ${lines[0]}`]
      : [`  ${label}:`, ...lines.map((line) => `    ${line}`)];
  });
}

/** One of a list behind its number, below which its further lines stand. */
function itemLines(number: string, text: string, width: number): readonly string[] {
  return wrapText(neutralize(text), width - number.length).map((line, at) =>
    at === 0 ? `${number}${line}` : `${" ".repeat(number.length)}${line}`,
  );
}

/** A capture by the name of its file and its caption. */
export function captureText({ ruta, leyenda }: { ruta: string; leyenda: string }): string {
  const name = ruta.replace(/^.*[\\/]/, "");
  return leyenda === "" ? name : `${name} — ${leyenda}`;
}

/** An attachment by the name of its file and the document that it is said to be. */
export function attachmentText({ ruta, documento = "" }: { ruta: string; documento?: string }) {
  return captureText({ ruta, leyenda: documento });
}

/** What is neither text nor a number is shown as the JSON that it came as. */
function plainText(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value);
}
