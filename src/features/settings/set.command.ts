import { typedValue } from "../../domain/typed-value.ts";
import { MesaError } from "../../errors/mesa-error.ts";
import {
  preferenceChoices,
  preferenceForms,
  retention,
  storedRetention,
  type PreferenceKey,
} from "../../ports/preferences.ts";
import { withoutPassword } from "../../domain/url.ts";
import { defineCommand } from "../../app/command.ts";
import { findPreference } from "./find-preference.ts";
import type { Context } from "../../app/context.ts";
import { unknownProfile, unknownValue } from "../../forms/unknown-value.ts";

export const configPoner = defineCommand({
  operands: [
    { name: "clave", summary: "argumento.clave-config" },
    { name: "valor", summary: "argumento.valor" },
  ],
  async run(input, { context }) {
    const clave = findPreference(input.operand(0));
    const valor = await put(clave, input.operand(1), context);
    return { clave, valor };
  },
  view: ({ clave, valor }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("config.puesto", { clave, valor })}`,
  ],
  schema: async () => (await import("./settings.schema.ts")).configPoner,
  json: (setting) => setting,
});

/**
 * Stores a setting, `perfil` the way `mesa perfil usar` does, and returns the value as it is stored.
 *
 * @throws MesaError `valor-invalido`
 */
async function put(key: PreferenceKey, typed: string, context: Context): Promise<string> {
  const choices = preferenceChoices[key];
  const own = key in retention ? storedRetention(typed) : typed;
  const value = choices === undefined ? own : typedValue(typed, choices);
  if (value === undefined) throw unknownValue({ key, shown: key }, typed, choices ?? []);
  const form = preferenceForms[key];
  if (form !== undefined && !form.form.test(value)) {
    const params = { valor: withoutPassword(value), bandera: key, esperado: form.told };
    throw new MesaError("valor-invalido", { params });
  }
  const profiles = await context.profiles();
  if (key !== "perfil") {
    await profiles.put(key, value);
    return value;
  }
  const known = await profiles.list();
  if (!known.some((one) => one.nombre === value)) throw unknownProfile(value, known);
  await profiles.use(value);
  return value;
}
