import { MesaError } from "../../errors/mesa-error.ts";
import { channelCapabilities } from "../../ports/channel-capabilities.ts";
import type { Profile } from "../../ports/profile-store.ts";
import { describeError } from "../../view/describe.ts";
import type { Call } from "../../app/call.ts";
import { requireSession } from "./require-session.call.ts";
import { signIn } from "./sign-in.call.ts";

const remedied: readonly string[] = ["sin-sesion", "sesion-caducada", "permiso-vencido"];

/**
 * Offers to sign in, in one attempt; whoever declines or fails goes on without a session.
 *
 * @throws MesaError `interrumpido`
 */
export async function offerSession(profile: Profile, call: Call) {
  const { translator, prompter } = call;
  if (channelCapabilities[profile.canal].ingreso === "ninguno" || !call.asks) return undefined;
  if (!(await prompter.confirm(translator.t("iniciar.sesion"), true))) return undefined;
  const known = {
    ruc: profile.ruc,
    usuario: profile.usuario,
    contrasena: undefined,
    byCode: false,
  };
  try {
    return await signIn(known, false, profile, call);
  } catch (error) {
    if (!(error instanceof MesaError) || error.code === "interrumpido") throw error;
    call.remark(`✗ ${describeError(error, translator).message}`);
    return undefined;
  }
}

/** Before the first question of a form: without a session, its answers could not be sent. */
export async function offerMissingSession(call: Call): Promise<void> {
  try {
    await requireSession(call);
  } catch (error) {
    if (!(error instanceof MesaError) || error.code === "interrumpido") throw error;
    // Whatever else keeps from reaching the desk is told once there is a draft.
    if (!remedied.includes(error.code)) return;
    call.remark(`! ${describeError(error, call.translator).message}`);
    await offerSession(await call.profile(), call);
  }
}
