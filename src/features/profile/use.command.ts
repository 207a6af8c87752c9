import { neutralizeLine } from "../../view/neutralize.ts";
import { defineCommand } from "../../app/command.ts";
import { pinFolder } from "./pin-folder.call.ts";
import { unknownProfile } from "../../forms/unknown-value.ts";

export const perfilUsar = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  options: [{ key: "aqui", flag: "--aqui", summary: "opcion.aqui" }],
  async run(input, { context }) {
    const nombre = input.operand(0);
    const profiles = await context.profiles();
    const known = await profiles.list();
    if (!known.some((one) => one.nombre === nombre)) throw unknownProfile(nombre, known);
    if (input.flag("aqui")) return { perfil: nombre, archivo: await pinFolder(nombre, context) };
    await profiles.use(nombre);
    return { perfil: nombre, archivo: undefined };
  },
  view: ({ perfil, archivo }, { paint, translator }) => [
    archivo === undefined
      ? `${paint.good("✓")} ${translator.t("perfil.en-uso", { perfil })}`
      : `${paint.good("✓")} ${translator.t("perfil.aqui", { perfil, archivo: neutralizeLine(archivo) })}`,
  ],
  schema: async () => (await import("./profile.schema.ts")).perfilUsar,
  json: ({ perfil, archivo }) => ({ perfil_actual: perfil, archivo: archivo ?? null }),
});
