import { capabilitiesJson } from "../../view/channel-lines.ts";
import { profileJson } from "./profile-json.view.ts";
import { profileView } from "./profile.view.ts";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import { defineCommand } from "../../app/command.ts";

/** @param profiles  what each channel keeps in a profile */
export const perfilVer = (profiles: ChannelProfiles) =>
  defineCommand({
    operands: [{ name: "nombre", summary: "argumento.perfil-opcional", optional: true }],
    run: (input, call) => {
      const [nombre] = input.operands;
      return nombre === undefined ? call.profileWithoutOffer() : call.profileNamed(nombre);
    },
    view: (profile, tools) =>
      profileView(profile, profiles[profile.canal]?.facts(profile, tools.translator) ?? [], tools),
    schema: async () => (await import("./profile.schema.ts")).perfilVer(profiles),
    json: (profile) => ({
      perfil: profileJson(profile),
      capacidades: capabilitiesJson(profile.canal),
    }),
    rows: (profile) => [profileJson(profile)],
  });
