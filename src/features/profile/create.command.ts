import { MesaError } from "../../errors/mesa-error.ts";
import { profileJson } from "./profile-json.view.ts";
import { defineCommand } from "../../app/command.ts";
import { completeProfile } from "./complete-profile.call.ts";
import { profileDraft, profileOptions } from "./profile-draft.call.ts";

export const perfilCrear = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil" }],
  options: [
    ...profileOptions,
    { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
  ],
  async run(input, call) {
    const nombre = input.operand(0);
    const profiles = await call.context.profiles();
    const { profile, problems } = await completeProfile(
      profileDraft(nombre, input, undefined),
      call,
    );
    if (problems.length > 0) throw new MesaError("formulario-invalido", { problems });
    if (!input.flag("reemplazar") && (await profiles.find(nombre)) !== undefined) {
      throw new MesaError("perfil-existe", { params: { perfil: nombre } });
    }
    await profiles.save(profile);
    if ((await profiles.current()) === undefined) await profiles.use(nombre);
    return profile;
  },
  view: ({ nombre, canal }, { paint, translator }) => [
    `${paint.good("✓")} ${translator.t("perfil.creado", { perfil: nombre, canal })}`,
  ],
  schema: async () => (await import("./profile.schema.ts")).perfilCrear,
  json: (profile) => ({ perfil: profileJson(profile) }),
});
