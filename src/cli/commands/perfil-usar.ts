import { MesaError } from "../../errors/mesa-error.ts";
import { defineCommand } from "../command.ts";

export const perfilUsar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  async run(input, { context }) {
    const nombre = input.operand(0);
    const profiles = await context.profiles();
    const known = (await profiles.list()).some((one) => one.nombre === nombre);
    if (!known) throw new MesaError("perfil-desconocido", { params: { perfil: nombre } });
    await profiles.use(nombre);
    return nombre;
  },
  view: (perfil, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("perfil.en-uso", { perfil })}`,
  ],
  json: (perfil) => ({ perfil_actual: perfil }),
});
