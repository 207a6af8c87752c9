import type { Program } from "../app/run.ts";
import { commandTree } from "../features/command-tree.ts";

/** `mesa`: its commands, and the questions for a first profile. */
export const program: Program = {
  commands: commandTree,
  async offerProfile(call) {
    const { offerProfile } = await import("../features/profile/offer-profile.call.ts");
    return await offerProfile(call);
  },
};
