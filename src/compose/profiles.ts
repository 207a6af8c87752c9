import { handOverProfile } from "../channels/handover/profile-part.ts";
import { mailProfile } from "../channels/mail/profile-part.ts";
import { rtProfile } from "../channels/request-tracker/profile-part.ts";
import type { ChannelProfiles } from "../forms/channel-profile.ts";
import { createProfileStore, openSettingsFile } from "../platform/settings/settings-file.ts";
import type { ProfileStore } from "../ports/profile-store.ts";

/**
 * The channels that keep something in a profile, in the order of their flags. A new one is a line
 * here and one below, where the compiler asks for it.
 */
export const channelProfiles: ChannelProfiles = {
  correo: mailProfile,
  rt: rtProfile,
  entrega: handOverProfile,
};

/** The profiles and settings in this folder. */
export function openProfiles(folder: string): ProfileStore {
  const shape = { ...mailProfile.shape, ...rtProfile.shape, ...handOverProfile.shape };
  return createProfileStore(openSettingsFile(folder, shape));
}
