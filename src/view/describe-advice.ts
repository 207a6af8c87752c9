import type { Advice } from "../domain/evidence.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralizeLine } from "./neutralize.ts";

/** Advice in words. */
export function describeAdvice({ code, params = {} }: Advice, { find }: Translator): string {
  const harmless = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? neutralizeLine(value) : value,
    ]),
  );
  return find(`advertencia.${code}`, harmless) ?? code;
}
