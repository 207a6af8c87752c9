import { MesaError } from "../../errors/mesa-error.ts";
import type { ChannelProfiles } from "../../forms/channel-profile.ts";
import { answersOf } from "../../forms/profile-form.ts";
import { channelIds } from "../../ports/channel.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { askProfile } from "./ask-profile.call.ts";
import type { Call } from "../../app/call.ts";
import { completeProfile, loadChannelForms } from "./complete-profile.call.ts";

/** The name of a first profile. */
export const firstProfile = "principal";

/**
 * Where nothing is set up yet and somebody can answer, a profile is made at once.
 *
 * @param profiles  what each channel keeps in a profile
 * @throws MesaError `sin-perfil` where nobody can, or nobody wants to
 */
export async function offerProfile(profiles: ChannelProfiles, call: Call): Promise<Profile> {
  const { context, translator } = call;
  const wanted = call.asks && (await call.prompter.confirm(translator.t("iniciar.ofrecer"), true));
  if (!wanted) throw new MesaError("sin-perfil");
  const forms = await loadChannelForms(profiles);
  const empty = { nombre: firstProfile, answers: answersOf(undefined, forms, channelIds[0]) };
  const profile = await completeProfile(await askProfile(empty, forms, call), forms, call);
  const store = await context.profiles();
  await store.save(profile);
  await store.use(profile.nombre);
  return profile;
}
