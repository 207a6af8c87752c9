import type { Program } from "../app/run.ts";
import { commandTree } from "../features/command-tree.ts";
import type { LoadChannelProfiles } from "../forms/channel-profile.ts";

const loadChannelProfiles: LoadChannelProfiles = async () =>
  (await import("./profiles.ts")).channelProfiles;

/** `mesa`: its commands, and the questions for a first profile. */
export const program: Program = {
  commands: commandTree(loadChannelProfiles),
  home: ["estado"],
  async offerProfile(call) {
    const { offerProfile } = await import("../features/profile/offer-profile.call.ts");
    return await offerProfile(await loadChannelProfiles(), call);
  },
};
