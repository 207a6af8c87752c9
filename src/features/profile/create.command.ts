import { MesaError } from "../../errors/mesa-error.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import { profileJson } from "./profile-json.view.ts";
import { defineCommand, type AnyCommand } from "../../app/command.ts";
import {
  completeProfile,
  loadChannelForms,
  profileOptions,
  readDraft,
} from "./complete-profile.call.ts";

/** @param profiles  what each channel keeps in a profile */
export async function perfilCrear(profiles: ChannelProfiles): Promise<AnyCommand> {
  const forms = await loadChannelForms(profiles);
  return defineCommand({
    operands: [{ name: "nombre", summary: "argumento.perfil" }],
    options: [
      ...profileOptions(forms),
      { key: "reemplazar", flag: "--reemplazar", summary: "opcion.reemplazar" },
    ],
    async run(input, call) {
      const nombre = input.operand(0);
      const store = await call.context.profiles();
      const draft = readDraft(nombre, input, undefined, forms);
      const profile = await completeProfile(draft, forms, call);
      if (!input.flag("reemplazar") && (await store.find(nombre)) !== undefined) {
        throw new MesaError("perfil-existe", { params: { perfil: nombre } });
      }
      await store.save(profile);
      if ((await store.current()) === undefined) await store.use(nombre);
      return profile;
    },
    view: ({ nombre, canal }, { paint, translator }) => [
      `${paint.good("✓")} ${translator.t("perfil.creado", { perfil: nombre, canal })}`,
      ...(channelCapabilities[canal].ingreso === "ninguno"
        ? []
        : [`  ${translator.t("iniciar.siguiente", { perfil: nombre })}`]),
    ],
    schema: async () => (await import("./profile.schema.ts")).perfilCrear(profiles),
    json: (profile) => ({ perfil: profileJson(profile) }),
  });
}
