import { capabilitiesJson } from "../../view/channel-lines.ts";
import { profileJson } from "./profile-json.view.ts";
import { profileView } from "./profile.view.ts";
import { defineCommand } from "../../app/command.ts";

export const perfilVer = defineCommand({
  operands: [{ name: "nombre", summary: "argumento.perfil-opcional", optional: true }],
  run: (input, call) => {
    const [nombre] = input.operands;
    return nombre === undefined ? call.profileWithoutOffer() : call.profileNamed(nombre);
  },
  view: profileView,
  schema: async () => (await import("./profile.schema.ts")).perfilVer,
  json: (profile) => ({
    perfil: profileJson(profile),
    capacidades: capabilitiesJson(profile.canal),
  }),
});
