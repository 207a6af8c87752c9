import type { MesaError } from "../errors/mesa-error.ts";
import type { Translator } from "../i18n/translator.ts";
import { neutralize, neutralizeLine } from "./neutralize.ts";

/** What happened, and what to do next, in the user's language. */
export function describeError(
  error: MesaError,
  { find }: Translator,
): { readonly message: string; readonly suggestion: string } {
  const params = Object.fromEntries(
    Object.entries(error.params).map(([name, value]) => [
      name,
      typeof value === "string" ? neutralizeLine(value) : value,
    ]),
  );
  const message = find(`error.${error.code}`, params) ?? error.code;
  const foreign = error.foreign === undefined ? "" : ` ${neutralize(error.foreign)}`;
  return {
    message: `${message}${foreign}`,
    suggestion: find(`error.${error.code}.sugerencia`, params) ?? "",
  };
}
