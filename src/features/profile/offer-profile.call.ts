import { MesaError } from "../../errors/mesa-error.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { askProfile } from "./ask-profile.call.ts";
import type { Call } from "../../app/call.ts";
import { completeProfile } from "./complete-profile.call.ts";
import { emptyDraft } from "./profile-draft.call.ts";

/** The name of a first profile. */
export const firstProfile = "principal";

/**
 * Where nothing is set up yet and somebody can answer, a profile is made at once.
 *
 * @throws MesaError `sin-perfil` where nobody can, or nobody wants to
 */
export async function offerProfile(call: Call): Promise<Profile> {
  const { context, translator } = call;
  const wanted = call.asks && (await call.prompter.confirm(translator.t("iniciar.ofrecer"), true));
  if (!wanted) throw new MesaError("sin-perfil");
  const draft = await askProfile(emptyDraft(firstProfile), call);
  const { profile } = await completeProfile(draft, call);
  const profiles = await context.profiles();
  await profiles.save(profile);
  await profiles.use(profile.nombre);
  return profile;
}
