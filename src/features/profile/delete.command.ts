import { MesaError } from "../../errors/mesa-error.ts";
import { defineCommand } from "../../app/command.ts";

export const perfilBorrar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  async run(input, call) {
    const { context } = call;
    const nombre = input.operand(0);
    const profiles = await context.profiles();
    if ((await profiles.find(nombre)) === undefined) {
      throw new MesaError("no-existe", { params: { nombre, orden: "mesa perfil listar" } });
    }
    await (await call.sessions()).remove(nombre);
    await profiles.remove(nombre);
    return nombre;
  },
  view: (perfil, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("perfil.borrado", { perfil })}`,
  ],
  schema: async () => (await import("./profile.schema.ts")).perfilBorrar,
  json: (perfil) => ({ borrado: perfil }),
});
