import { defineCommand } from "../../app/command.ts";
import { findPreference } from "./find-preference.ts";

export const configQuitar = defineCommand({
  operands: [{ name: "clave", summary: "argumento.clave-config" }],
  async run(input, { context }) {
    const clave = findPreference(input.operand(0));
    const profiles = await context.profiles();
    await (clave === "perfil" ? profiles.use(undefined) : profiles.put(clave, undefined));
    return clave;
  },
  view: (clave, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("config.quitado", { clave })}`,
  ],
  schema: async () => (await import("./settings.schema.ts")).configQuitar,
  json: (clave) => ({ clave, valor: null }),
});
