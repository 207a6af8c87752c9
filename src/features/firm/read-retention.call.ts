import { MesaError } from "../../errors/mesa-error.ts";
import type { OptionSpec } from "../../forms/option-spec.ts";
import type { FirmRetention } from "../../ports/firm.ts";
import { preferenceForms, storedRetention } from "../../ports/preferences.ts";
import type { Input } from "../../app/input.ts";

/** How long the firm's journal keeps what is settled. */
export const retentionOptions: readonly OptionSpec[] = [
  {
    key: "comprobantes",
    flag: "--comprobantes",
    placeholder: "PLAZO",
    summary: "opcion.libro-comprobantes",
  },
  { key: "capturas", flag: "--capturas", placeholder: "PLAZO", summary: "opcion.libro-capturas" },
];

/** @throws MesaError `valor-invalido` */
export function readRetention(input: Input): {
  readonly [Kind in keyof FirmRetention]: string | undefined;
} {
  const { form, told } = preferenceForms.retencion_comprobantes ?? { form: /^$/, told: "" };
  const read = (key: keyof FirmRetention): string | undefined => {
    const value = input.text(key);
    if (value === undefined) return undefined;
    if (form.test(value)) return storedRetention(value);
    throw new MesaError("valor-invalido", {
      params: { bandera: `--${key}`, valor: value, esperado: told },
    });
  };
  return { comprobantes: read("comprobantes"), capturas: read("capturas") };
}
