import { defineCommand } from "../command.ts";
import { unknownProfile } from "../unknown-value.ts";

export const perfilUsar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  async run(input, { context }) {
    const nombre = input.operand(0);
    const profiles = await context.profiles();
    const known = await profiles.list();
    if (!known.some((one) => one.nombre === nombre)) throw unknownProfile(nombre, known);
    await profiles.use(nombre);
    return nombre;
  },
  view: (perfil, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("perfil.en-uso", { perfil })}`,
  ],
  json: (perfil) => ({ perfil_actual: perfil }),
});
